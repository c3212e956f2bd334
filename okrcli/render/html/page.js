
(() => {
  "use strict";
  const make = (tag, fields = {}, ...inside) => {
    const made = Object.assign(document.createElement(tag), fields);
    made.append(...inside);
    return made;
  };
  const text = (element) => (element ? element.textContent.trim() : "");

  // Sorting: a button in each heading of a column; the tables of all groups below follow.
  for (const table of document.querySelectorAll("table")) {
    const head = table.tHead;
    if (!head || head.querySelector(".unseen")) continue;
    for (const heading of head.querySelectorAll("th")) {
      const label = text(heading);
      if (!label || heading.childElementCount) continue;
      const button = make("button", { type: "button", title: `Sort by ${label}` }, label);
      heading.replaceChildren(button);
      const column = heading.cellIndex;
      const key = (row) => {
        const cell = row.cells[column];
        if (cell && cell.dataset.sort !== undefined) return Number(cell.dataset.sort);
        const said = text(cell);
        const number = parseFloat(said.replace("−", "-").replace(",", "."));
        return Number.isNaN(number) ? said.toLocaleLowerCase() : number;
      };
      const compare = (a, b) => {
        const [x, y] = [key(a), key(b)];
        if (typeof x === "number" && typeof y === "number") return x - y;
        if (typeof x === typeof y) return String(x).localeCompare(String(y));
        return typeof x === "number" ? -1 : 1;
      };
      button.addEventListener("click", () => {
        const down = heading.getAttribute("aria-sort") === "ascending";
        for (const each of head.querySelectorAll("[aria-sort]")) each.removeAttribute("aria-sort");
        heading.setAttribute("aria-sort", down ? "descending" : "ascending");
        for (const body of table.tBodies) {
          const rows = [...body.rows];
          rows.sort((a, b) => (down ? compare(b, a) : compare(a, b)));
          body.append(...rows);
        }
      });
    }
  }

  // On paper nothing can be unfolded.
  addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll("details")) fold.open = true;
  });

  // Filters: what a goal says of itself, in data-team, data-owner and data-health.
  const goals = [...document.querySelectorAll("[data-goal]")];
  if (goals.length < 2) return;
  // What holds the heading of the page holds the filters too: it stays, or nobody could take a filter back.
  const holding = [...document.querySelectorAll("section, table, details, .lane")].filter(
    (part) => part.querySelector("[data-goal]") && !part.querySelector("h1")
  );
  const facets = ["team", "owner", "health"];
  const values = (goal, facet) => {
    const told = goal.closest(`[data-${facet}]`);
    return told ? told.dataset[facet].split("|").filter(Boolean) : [];
  };
  const listed = goals.filter((goal) => goal.closest(".goals"));
  const counted = listed.length ? listed : goals;
  const search = make("input", { type: "search", placeholder: "title, owner, note" });
  const choices = {};
  const tools = make("form", { className: "tools" }, make("label", {}, "Search", search));
  tools.setAttribute("aria-label", "Filter the goals");
  for (const facet of facets) {
    const found = [...new Set(goals.flatMap((goal) => values(goal, facet)))].sort((a, b) => a.localeCompare(b));
    if (found.length < 2) continue;
    const select = make("select", {}, make("option", { value: "" }, "all"));
    for (const value of found) select.append(make("option", { value }, value.replaceAll("-", " ")));
    choices[facet] = select;
    tools.append(make("label", {}, facet[0].toUpperCase() + facet.slice(1), select));
  }
  const folds = [...document.querySelectorAll("details")];
  if (folds.length) {
    const button = make("button", { type: "button" });
    const name = () => (button.textContent = folds.some((each) => !each.open) ? "Expand all" : "Collapse all");
    button.addEventListener("click", () => {
      const open = folds.some((each) => !each.open);
      for (const each of folds) each.open = open;
    });
    for (const each of folds) each.addEventListener("toggle", name);
    name();
    tools.append(button);
  }
  const told = make("output", {});
  tools.append(told);
  const apply = () => {
    const wanted = search.value.trim().toLocaleLowerCase();
    for (const goal of goals) {
      const fits =
        facets.every((facet) => !choices[facet] || !choices[facet].value || values(goal, facet).includes(choices[facet].value)) &&
        (!wanted || goal.textContent.toLocaleLowerCase().includes(wanted));
      goal.hidden = !fits;
    }
    for (const part of holding) part.hidden = !part.querySelector("[data-goal]:not([hidden])");
    const chosen = wanted || facets.some((facet) => choices[facet] && choices[facet].value);
    for (const fold of folds) if (chosen && fold.querySelector("[data-goal]:not([hidden])")) fold.open = true;
    told.textContent = `${counted.filter((goal) => !goal.hidden).length} of ${counted.length} shown`;
  };
  tools.addEventListener("input", apply);
  tools.addEventListener("submit", (event) => event.preventDefault());
  const title = document.querySelector("h1");
  (title.closest(".head, header") || title).after(tools);
  apply();
})();
