"""OKRs as plain YAML files in git, and a command line that makes them worth keeping.

The tour, in two minutes. Data goes one way, through a few frozen values; families of small members hang off that road.

- `yamldoc.parse` makes a Document of bytes: plain data, and places on demand. Nothing else knows YAML.
- `workspace.load` makes a Workspace of the files of a folder: a plan of all that is valid, and problems with the rest.
- `scoring.score` makes a Scorecard of a plan and a day. It knows no files, no clock, no kinds.
- `reports.NAME.build` makes a Report of them: data for programs, a table for spreadsheets, blocks for people.
- `render.FORMAT` makes characters of a report, by way of `wording`, the only formatter.

Beside it: `edit` makes ChangeSets, splices that are proved before they are written; `compare` tells what differs
between two plans, and merges three texts; `check` asks its rules; `git` runs git, and nothing else starts programs;
`sources` and `exchange` read and write what others have; `dialogue` asks people; `commands` is what they type.

To add a kind, rule, report, format, source or command, write one file and name it in the `__init__` of its folder.

The words: a *workspace* is a folder, a *plan* all valid *objectives* with their *key results* and KPIs. A *check-in* is
a value on a day, a *reading* a KPI's. *Progress* is raw, a *score* lies between 0 and 1, a *grade* is what people
decided. *Health* says where it is heading. A *problem* is wrong in a file, a *finding* is what a rule says, a *move* is
a goalpost that went elsewhere, a *change* what differs between two plans.
"""

__version__ = "0.1.0"
