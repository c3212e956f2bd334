"""Polish."""

from __future__ import annotations

from okrcli.wording.language.words import Words, vocabulary

WORDS = Words(
    deeds=vocabulary("""
        dodanie dodać dokończyć dostarczyć nagranie nagrać nagrywać nakręcić namierzyć napisanie napisać naprawienie
        naprawić odbyć odświeżyć ogłosić ogłoszenie określenie określić omówienie omówić opisanie opisać opracowanie
        opracować opracujemy opublikowanie opublikować opublikujemy organizowanie organizować pisanie pisać poprowadzić
        projektowanie projektować prowadzić przeanalizowanie przeanalizować przebudowanie przebudować przedstawić
        przeniesienie przenieść przepisać przeprojektowanie przeprojektować przeprowadzenie przeprowadzimy przeprowadzić
        przeszkolenie przeszkolić przetestowanie przetestować przetłumaczenie przetłumaczyć przygotowanie przygotować
        przygotowywać przygotujemy publikowanie publikować refaktoryzacja refaktoryzować rozesłać rozpisać rozpocząć
        skonfigurowanie skonfigurować skontrolować spisanie spisać sporządzenie sporządzić sprawdzenie sprawdzić
        stworzenie stworzymy stworzyć szkolić testowanie testować tworzenie tworzyć udokumentowanie udokumentować
        ujednolicenie ujednolicić uruchomienie uruchomimy uruchomić ustalenie ustalić utworzenie utworzyć wdrażanie
        wdrażać wdrożenie wdrożymy wdrożyć wprowadzenie wprowadzić współorganizować wybudować wydanie wydać wykonanie
        wykonać wymienić wyprodukować wypuścić wyremontować wysyłanie wysyłać wysłanie wysłać zaimplementowanie
        zaimplementować zainstalowanie zainstalować zaktualizowanie zaktualizować zakupić zamontować zaplanowanie
        zaplanować zaprezentować zaprojektowanie zaprojektować zaprosić zautomatyzowanie zautomatyzować zbadanie zbadać
        zbudowanie zbudować zdefiniowanie zdefiniować zebranie zebrać zidentyfikowanie zidentyfikować zintegrowanie
        zintegrować zmapowanie zmapować zmigrowanie zmigrować zorganizowanie zorganizować zorganizujemy zrealizowanie
        zrealizować zrefaktoryzować zweryfikowanie zweryfikować
    """),
    gathering=vocabulary("dodać zebrać zebranie"),
    deeds_or_things=vocabulary("""
        aktualizacja analiza audyt badanie budowa implementacja integracja migracja modernizacja nagrania organizacja
        prezentacja produkcja przebudowa przegląd publikacja realizacja szkolenie testy wymiana wysyłka zakup
    """),
    compounds=vocabulary(""),
    objects=vocabulary("co_najmniej jednego jednej kolejnego kolejnej kolejnych min minimum nowego nowej nowych"),
    states=vocabulary("działa działają gotowa gotowe gotowy jest są"),
    effects=vocabulary("""
        bez dzięki_czemu która które którego której któremu który których którym którymi którzy którą na_czas osiągnąć
        pozyskać tak_aby tak_by tak_żeby terminowo zdobyć
    """),
    goods=vocabulary("lojalność reputację rozpoznawalność zaufanie świadomość"),
    vague=vocabulary("""
        dbać obniżenie obniżyć ograniczenie ograniczyć optymalizować podniesienie podnieść podnosić podnoszenie
        pogłębienie pogłębić polepszenie polepszyć poprawianie poprawiać poprawienie poprawić pracować_nad
        przyspieszenie przyspieszyć rozwijanie rozwijać skrócenie skrócić skupić_się_na ulepszanie ulepszenie ulepszyć
        uproszczenie uprościć usprawnianie usprawnienie usprawnić ustabilizować wzmacnianie wzmacniać wzmocnienie
        wzmocnić zacieśnienie zacieśnić zadbać zintensyfikować zmniejszanie zmniejszenie zmniejszyć zoptymalizować
        zredukować zwiększanie zwiększać zwiększenie zwiększyć
    """),
    vague_things=vocabulary("""
        bardziej dbałość lepsi lepsza lepsze lepszy mniej mniejsza mniejsze mniejszy niższa niższe niższy optymalizacja
        poprawa redukcja rozwój szybsza szybsze szybszy więcej większa większe większy wyższa wyższe wyższy wzrost
    """),
    makes=vocabulary("być stać zostać"),
    comparatives=vocabulary("bardziej lepsi lepsza lepsze lepszy szybsza szybsze szybszy"),
    measured=vocabulary("""
        do_zera dwukrotne dwukrotnie dwukrotny o_połowę podwoić podwojenie potroić potrojenie połowa połowę trzykrotnie
        wyeliminować zera zero
    """),
    lead_ins=vocabulary("""
        będziemy ciągła ciągłe ciągły dalsza dalsze dalszy kontynuacja kontynuować oraz pełna pełne pełny regularna
        regularne regularnie regularny skuteczna skuteczne skutecznie skuteczny sprawne sukcesywne systematyczne też
    """),
    labels=vocabulary("""
        art artykuł autobus blok brama budynek cel dnia droga etap etapu etapy faza fazy fazę filar grupa grupy hala
        kategoria klasa kwartale kwartał kwartału lekcja linia linii moduł nr numer numerem numeru oddział osiedle
        paragraf partia peron pierwsza pierwszej pierwszą pokój poziom poziomu punkt rok roku rozdział runda sala
        segment sektor sprint strona szkoła tom tramwaj trasa tydzień tygodnia tygodniu typ ulica wariant wersja wersje
        wersji wersję wiek wieku wydanie zadanie zakres zgłoszenie
    """),
    owned=vocabulary("nasi nasze naszych obu pozostałe pozostałych te tych wszystkich wszystkie wszystkimi"),
    months=vocabulary("""
        czerwca czerwiec grudnia grudzień kwiecień kwietnia lipca lipiec listopad listopada lutego luty maj maja marca
        marzec październik października sierpień sierpnia styczeń stycznia wrzesień września
    """),
    due=vocabulary("dnia do od po przed z"),
    days=vocabulary("""
        dni dnia dniach dniami dzień kwartale kwartał kwartałach kwartału kwartały kwartałów lat lata latach miesiąc
        miesiąca miesiącach miesiące miesiącu miesięcy rok roku tydz tydzień tygodni tygodnia tygodniach tygodnie
        tygodniu
    """),
    hours=vocabulary("""
        godz godzin godzina godzinach godziny godzinę minut minuta minuty minutę sek sekund sekunda sekundy
    """),
    compared=vocabulary("do maks maksymalnie najwyżej niż o ponad poniżej powyżej z"),
    percent=vocabulary("p.p. pkt_proc pkt_proc. proc proc. procent procenta procentach procentom punktów_procentowych"),
    currencies=vocabulary("euro pln zl zł złote złotych"),
    multiples=vocabulary("miliard miliarda miliardów milion miliona miliony milionów mld mln tys tys. tysiące tysięcy"),
    range_starts=vocabulary("od z ze"),
    range_joins=vocabulary("do lub na od spośród względem z zamiast ze"),
    range_ands=vocabulary("a i"),
    range_pairs=vocabulary("między pomiędzy"),
    ands=vocabulary("a_także i jak_i jak_również oraz plus"),
    same=vocabulary("""
        każda każde każdego każdej każdy każdym mających na_każdy o_wartości po potem w_tym z_czego z_których łącznie
        średnio
    """),
    places=vocabulary("co dla dzięki na na_poziomie nad od po podczas przez przy spośród u w we wśród z za ze"),
    bounds=vocabulary("blisko co_najmniej minimum niemal ok. około ponad poniżej powyżej prawie przynajmniej"),
    gains=vocabulary("""
        osiągnięcie osiągnąć oszczędzić otwarcie otworzyć podpisać pozyskanie pozyskać sprzedać sprzedaż wygrać wzrost
        zaoszczędzić zarobić zasadzić zatrudnić zdobycie zdobyć zebrać zwiększenie zwiększyć
    """),
    money=vocabulary("budżet cena koszt koszty obroty obrót przychody przychód wydatki zysk zyski"),
    times=vocabulary("czas opóźnienie"),
    shares=vocabulary("klikalność konwersja odsetek otwieralność procent współczynnik"),
    leading=vocabulary("""
        budżet cena czas klikalność konwersja koszt koszty obroty obrót odsetek opóźnienie otwieralność procent
        przychody przychód współczynnik wydatki zysk zyski
    """),
    noun_ends=vocabulary("dla do i na nad o od po pod przed przez przy u w wśród z za ze"),
    periods=vocabulary("""
        co_kwartał co_miesiąc co_tydzień dziennie każdego_dnia każdego_kwartału każdego_miesiąca każdego_tygodnia
        kwartalnie miesięcznie na_kwartał na_miesiąc na_tydzień tygodniowo w_miesiącu w_tygodniu
    """),
    unfinished=vocabulary("do_określenia do_ustalenia do_uzupełnienia"),
)
