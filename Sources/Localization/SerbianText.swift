extension Catalogue {
  /// Serbian in Cyrillic.
  static let serbian = Catalogue { key in
    switch key {
    case .skipToContent: "Пређи на садржај"
    case .siteNavigation: "Сајт"
    case .footerNavigation: "Подножје"
    case .home: "Почетна"
    case .archive: "Архива"
    case .tags: "Ознаке"
    case .search: "Претрага"
    case .feed: "Довод"
    case .darkColours: "Тамне боје"
    case .notesBy: "Белешке пише {author}"

    case .draft: "Нацрт"
    case .scheduled: "Заказано"
    case .noNotes: "Још нема бележака."
    case .noTags: "Ниједна белешка још нема ознаку."
    case .pages: "Странице"
    case .allTags: "Све ознаке"
    case .allNotesByMonth: "Све белешке по месецима"
    case .newestNotes: "Најновије белешке"
    case .newerNotes: "Новије белешке"
    case .olderNotes: "Старије белешке"
    case .pagesOfThisList: "Странице овог списка"
    case .pageOf: "Страница {number} од {total}"
    case .notes: "Бележака:"
    case .years: "Године"
    case .tagFeed: "Довод ове ознаке"
    case .tagsAbove: "Надређене ознаке"
    case .tagsBelow: "Подређене ознаке"
    case .series: "Серијали"
    case .parts: "Делови:"
    case .previousPage: "Претходна страница"
    case .nextPage: "Следећа страница"

    case .links: "Везе"
    case .linksTo: "Води до"
    case .withoutLinks: "Без веза"
    case .aroundNote: "Око белешке {note}"
    case .continued: "наставак"
    case .busiestNotes:
      "Белешке са највише веза ({number}) и лук између сваке две повезане. Списак испод казује исто."

    case .notesPage: "Белешке, страница {number}"
    case .tagPage: "{tag}, страница {number}"
    case .notesTagged: "Белешке са ознаком {tag}"
    case .allTagsOf: "Све ознаке – {site}"
    case .allNotesOf: "Све белешке по датуму – {site}"
    case .searchSite: "Претрага – {site}"
    case .seriesOf: "Белешке на {site} које се читају једна за другом"
    case .partsInOrder: "Делови серијала {series} по реду"
    case .linksBetweenNotes: "Везе међу белешкама"
    case .linksPage: "Везе међу белешкама, страница {number}"
    case .linksOf: "Које белешке на {site} воде до којих"
    case .pageNotFound: "Страница није пронађена"
    case .nothingHere: "На овој адреси ништа није објављено. Можда је белешка преименована."
    case .orLookHere: "Или погледајте овде:"
    case .moved: "Премештено"
    case .movedTo: "Ова белешка је сада овде: {link}."

    case .updated: "Измењено"
    case .contents: "Садржај"
    case .editThisNote: "Уреди ову белешку"
    case .related: "Сродне белешке"
    case .linkedFrom: "Овамо воде"
    case .olderAndNewerNotes: "Старија и новија белешка"
    case .older: "Старија"
    case .newer: "Новија"
    case .seriesPart: "Део {number} од {total}: {series}"
    case .allParts: "Сви делови"
    case .previousPart: "Претходни део"
    case .nextPart: "Следећи део"
    case .breadcrumbs: "Пут до ове странице"
    case .previousAndNextPage: "Претходна и следећа страница"
    case .alsoIn: "Такође на језику:"

    case .alertNote: "Напомена"
    case .alertTip: "Савет"
    case .alertImportant: "Важно"
    case .alertWarning: "Упозорење"
    case .alertCaution: "Опрез"
    case .footnotes: "Фусноте"
    case .backToReference: "Назад на место {number}"
    case .table: "Табела {number}"
    case .done: "Урађено"
    case .toDo: "Преостало"
    case .plainText: "Текст"
    case .diagram: "Дијаграм"
    case .diagramToCome: "Дијаграм тек следи: {caption}"
    case .diagramSource: "Извор дијаграма ({language})"
    case .diagramGivenAs: "Дато као {language}, приказано као текст"
    case .picture: "слика"

    case .copy: "Копирај"
    case .copied: "Копирано"
    case .notCopied: "Није копирано"
    case .copyCode: "Копирај код"
    case .copyNamed: "Копирај {title}"
    case .wrap: "Преломи"
    case .wrapCode: "Преломи редове"
    case .wrapNamed: "Преломи редове: {title}"
    case .searchTheNotes: "Претражи белешке"
    case .searchNeedsJavaScript: "За претрагу је потребан JavaScript, који је у овом прегледачу искључен."
    case .searchNeedsServer: "За претрагу је потребан веб-сервер: ове странице су отворене као датотеке."
    case .searchFailed:
      "Индекс претраге није могао да се учита. Погледајте ознаке или архиву, или покушајте касније."
    case .notesFound: "Пронађене белешке"
    case .moreNotes: "Још бележака"
    case .showing: "Приказано {shown} уместо {typed}."
    case .noMatch: "Ниједна белешка не одговара упиту „{query}“."
    case .manyNotes: "Много бележака, најбоље су прве"
    case .beginning: "Почетак"
    case .tagFilter: "Ознака"
    case .anyTag: "било која"
    case .codeFilter: "Језик кода"
    case .anyLanguage: "било који"
    }
  } counted: { key in
    // The form `one` also goes with 21 and 31.
    switch key {
    case .readingTime: PluralForms(other: "{count} мин читања")
    case .snippetsParse:
      PluralForms(
        one: "Проверен {count} исечак кода, без грешке", few: "Проверена {count} исечка кода, без грешке",
        other: "Проверено {count} исечака кода, без грешке")
    case .snippetsFail:
      PluralForms(
        one: "Проверен {count} исечак кода, има грешака", few: "Проверена {count} исечка кода, има грешака",
        other: "Проверено {count} исечака кода, има грешака")
    case .moreLines: PluralForms(one: "још {count} ред", few: "још {count} реда", other: "још {count} редова")
    case .noteCount:
      PluralForms(one: "{count} белешка", few: "{count} белешке", other: "{count} бележака")
    case .moreNotesLeft: PluralForms(other: "још {count}")
    }
  }

  /// Serbian in Latin script, letter for letter: two catalogues of one language would drift apart.
  static let serbianLatin = Catalogue { key in
    serbianInLatin(serbian.text(key))
  } counted: { key in
    serbian.counted(key).mapped(serbianInLatin)
  }
}

/// Serbian Cyrillic in the Latin alphabet of Gaj. Each letter has one counterpart, `љ`, `њ` and `џ` a pair of letters;
/// all else stays, so that names and `{parameters}` do.
func serbianInLatin(_ text: String) -> String {
  var latin = ""
  for character in text.unicodeScalars {
    if let counterpart = latinCounterparts[character] {
      latin += counterpart
    } else {
      latin.unicodeScalars.append(character)
    }
  }
  return latin
}

private let latinCounterparts: [Unicode.Scalar: String] = {
  let cyrillic = "абвгдђежзијклљмнњопрстћуфхцчџш"
  let latin = [
    "a", "b", "v", "g", "d", "đ", "e", "ž", "z", "i", "j", "k", "l", "lj", "m", "n", "nj", "o", "p", "r", "s",
    "t", "ć", "u", "f", "h", "c", "č", "dž", "š",
  ]
  var counterparts: [Unicode.Scalar: String] = [:]
  for (letter, counterpart) in zip(cyrillic.unicodeScalars, latin) {
    counterparts[letter] = counterpart
    // At the beginning of a word `Љ` is `Lj`; words in capitals the theme has none.
    for capital in String(letter).uppercased().unicodeScalars {
      counterparts[capital] = counterpart.prefix(1).uppercased() + counterpart.dropFirst()
    }
  }
  return counterparts
}()
