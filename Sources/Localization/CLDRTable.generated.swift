// Written by Generate/make_languages.py from the Unicode CLDR (Unicode-3.0) as Babel 2.19.0
// (BSD-3-Clause) carries it. Not for editing.

/// A language a line: its tag, what it calls itself, its script, plural rules, a day, a month of a year, the
/// names of the months in a date, and standing alone where they differ.
let cldrTable = #"""
  aa|Qafar|Latn||dd MMMM y|y MMMM|Qunxa Garablu,Kudo,Ciggilta Kudo,Agda Baxis,Caxah Alsa,Qasa Dirri,Qado Dirri,Liiqen,Waysu,Diteli,Ximoli,Kaxxa Garablu|
  aa-DJ|Qafar (Yabuuti)|Latn||dd MMMM y|y MMMM|Qunxa Garablu,Kudo,Ciggilta Kudo,Agda Baxis,Caxah Alsa,Qasa Dirri,Qado Dirri,Leqeeni,Waysu,Diteli,Ximoli,Kaxxa Garablu|
  ab|Аԥсшәа|Cyrl||d MMMM y 'ш'.|LLLL y 'ш'.|Ажьырныҳəа,Жəабран,Хəажəкыра,Мшаԥы,Лаҵара,Рашəара,Ԥхынгəы,Нанҳəа,Цəыббра,Жьҭаара,Абҵара,Ԥхынҷкәын|
  af|Afrikaans|Latn|one: n = 1|dd MMMM y|MMMM y|Januarie,Februarie,Maart,April,Mei,Junie,Julie,Augustus,September,Oktober,November,Desember|
  af-NA|Afrikaans (Namibië)|Latn|one: n = 1|d MMMM y|MMMM y|Januarie,Februarie,Maart,April,Mei,Junie,Julie,Augustus,September,Oktober,November,Desember|
  agq|Aghem|Latn||d MMMM y|y MMMM|ndzɔ̀ŋɔ̀nùm,ndzɔ̀ŋɔ̀kƗ̀zùʔ,ndzɔ̀ŋɔ̀tƗ̀dʉ̀ghà,ndzɔ̀ŋɔ̀tǎafʉ̄ghā,ndzɔ̀ŋèsèe,ndzɔ̀ŋɔ̀nzùghò,ndzɔ̀ŋɔ̀dùmlo,ndzɔ̀ŋɔ̀kwîfɔ̀e,ndzɔ̀ŋɔ̀tƗ̀fʉ̀ghàdzughù,ndzɔ̀ŋɔ̀ghǔuwelɔ̀m,ndzɔ̀ŋɔ̀chwaʔàkaa wo,ndzɔ̀ŋèfwòo|
  ak|Akan|Latn|one: n = 0..1|d, MMMM, y|MMMM y|Ɔpɛpɔn,Ɔgyefoɔ,Ɔbɛnem,Oforisuo,Kɔtɔnimma,Ayɛwohomumu,Kutawonsa,Ɔsanaa,Ɛbɔ,Ahinime,Obubuo,Ɔpɛnimma|
  am|አማርኛ|Ethi|one: n = 0 or n = 1|d MMMM y|MMMM y|ጃንዋሪ,ፌብሩዋሪ,ማርች,ኤፕሪል,ሜይ,ጁን,ጁላይ,ኦገስት,ሴፕቴምበር,ኦክቶበር,ኖቬምበር,ዲሴምበር|
  an|aragonés|Latn|one: n = 1|d MMMM 'de' y|MMMM y|de chinero,de febrero,de marzo,d’abril,de mayo,de chunyo,de chuliol,d’agosto,de setiembre,d’octubre,de noviembre,d’aviento|chinero,febrero,marzo,abril,mayo,chunyo,chuliol,agosto,setiembre,octubre,noviembre,aviento
  apc|العامية|Arab||y MMMM d|y MMMM|كانون التاني,شباط,أذار,نيسان,أيار,حزيران,تموز,آب,أيلول,تشرين الأول,تشرين التاني,كانون الأول|
  ar|العربية|Arab|zero: n = 0; one: n = 1; two: n = 2; few: n % 100 = 3..10; many: n % 100 = 11..99|d MMMM y|MMMM y|يناير,فبراير,مارس,أبريل,مايو,يونيو,يوليو,أغسطس,سبتمبر,أكتوبر,نوفمبر,ديسمبر|
  ar-DZ|العربية (الجزائر)|Arab|zero: n = 0; one: n = 1; two: n = 2; few: n % 100 = 3..10; many: n % 100 = 11..99|d MMMM y|MMMM y|جانفي,فيفري,مارس,أفريل,ماي,جوان,جويلية,أوت,سبتمبر,أكتوبر,نوفمبر,ديسمبر|
  ar-IQ|العربية (العراق)|Arab|zero: n = 0; one: n = 1; two: n = 2; few: n % 100 = 3..10; many: n % 100 = 11..99|d MMMM y|MMMM y|كانون الثاني,شباط,آذار,نيسان,أيار,حزيران,تموز,آب,أيلول,تشرين الأول,تشرين الثاني,كانون الأول|
  ar-JO|العربية (الأردن)|Arab|zero: n = 0; one: n = 1; two: n = 2; few: n % 100 = 3..10; many: n % 100 = 11..99|d MMMM y|MMMM y|كانون الثاني,شباط,آذار,نيسان,أيار,حزيران,تموز,آب,أيلول,تشرين الأول,تشرين الثاني,كانون الأول|
  ar-LB|العربية (لبنان)|Arab|zero: n = 0; one: n = 1; two: n = 2; few: n % 100 = 3..10; many: n % 100 = 11..99|d MMMM y|MMMM y|كانون الثاني,شباط,آذار,نيسان,أيار,حزيران,تموز,آب,أيلول,تشرين الأول,تشرين الثاني,كانون الأول|
  ar-MA|العربية (المغرب)|Arab|zero: n = 0; one: n = 1; two: n = 2; few: n % 100 = 3..10; many: n % 100 = 11..99|d MMMM y|MMMM y|يناير,فبراير,مارس,أبريل,ماي,يونيو,يوليوز,غشت,شتنبر,أكتوبر,نونبر,دجنبر|
  ar-MR|العربية (موريتانيا)|Arab|zero: n = 0; one: n = 1; two: n = 2; few: n % 100 = 3..10; many: n % 100 = 11..99|d MMMM y|MMMM y|يناير,فبراير,مارس,إبريل,مايو,يونيو,يوليو,أغشت,شتمبر,أكتوبر,نوفمبر,دجمبر|
  ar-PS|العربية (الأراضي الفلسطينية)|Arab|zero: n = 0; one: n = 1; two: n = 2; few: n % 100 = 3..10; many: n % 100 = 11..99|d MMMM y|MMMM y|كانون الثاني,شباط,آذار,نيسان,أيار,حزيران,تموز,آب,أيلول,تشرين الأول,تشرين الثاني,كانون الأول|
  ar-SY|العربية (سوريا)|Arab|zero: n = 0; one: n = 1; two: n = 2; few: n % 100 = 3..10; many: n % 100 = 11..99|d MMMM y|MMMM y|كانون الثاني,شباط,آذار,نيسان,أيار,حزيران,تموز,آب,أيلول,تشرين الأول,تشرين الثاني,كانون الأول|
  ar-TN|العربية (تونس)|Arab|zero: n = 0; one: n = 1; two: n = 2; few: n % 100 = 3..10; many: n % 100 = 11..99|d MMMM y|MMMM y|جانفي,فيفري,مارس,أفريل,ماي,جوان,جويلية,أوت,سبتمبر,أكتوبر,نوفمبر,ديسمبر|
  as|অসমীয়া|Beng|one: n = 0 or n = 1|d MMMM, y|MMMM y|জানুৱাৰী,ফেব্ৰুৱাৰী,মাৰ্চ,এপ্ৰিল,মে’,জুন,জুলাই,আগষ্ট,ছেপ্তেম্বৰ,অক্টোবৰ,নৱেম্বৰ,ডিচেম্বৰ|
  asa|Kipare|Latn|one: n = 1|d MMMM y|MMMM y|Januari,Februari,Machi,Aprili,Mei,Juni,Julai,Agosti,Septemba,Oktoba,Novemba,Desemba|
  ast|asturianu|Latn|one: n = 1|d MMMM 'de' y|LLLL 'de' y|de xineru,de febreru,de marzu,d’abril,de mayu,de xunu,de xunetu,d’agostu,de setiembre,d’ochobre,de payares,d’avientu|xineru,febreru,marzu,abril,mayu,xunu,xunetu,agostu,setiembre,ochobre,payares,avientu
  az|azərbaycan|Latn|one: n = 1|d MMMM y|MMMM y|yanvar,fevral,mart,aprel,may,iyun,iyul,avqust,sentyabr,oktyabr,noyabr,dekabr|
  az-Cyrl|азәрбајҹан|Cyrl|one: n = 1|d MMMM y|y MMMM|јанвар,феврал,март,апрел,май,ијун,ијул,август,сентјабр,октјабр,нојабр,декабр|Јанвар,Феврал,Март,Апрел,Май,Ијун,Ијул,Август,Сентјабр,Октјабр,Нојабр,Декабр
  ba|башҡорт|Cyrl||d MMMM, y 'й'.|MMMM, y 'й'.|ғинуар,февраль,март,апрель,май,июнь,июль,август,сентябрь,октябрь,ноябрь,декабрь|
  bal|بلۆچی|Arab|one: n = 1|d MMMM, y|y MMMM|جنوری,پروری,مارچ,اپرێل,مئیی,جون,جۆلایی,اگست,ستمبر,اکتوبر,نئومبر,دسمبر|
  bal-Latn|Balóchi|Latn|one: n = 1|d MMMM, y|y MMMM|Janwari,Parwari,Márch,Aprél,Mai,Jun,Jólái,Agast,Satambar,Aktubar,Nawambar,Dasambar|
  bas|Ɓàsàa|Latn||d MMMM y|y MMMM|Kɔndɔŋ,Màcɛ̂l,Màtùmb,Màtop,M̀puyɛ,Hìlòndɛ̀,Njèbà,Hìkaŋ,Dìpɔ̀s,Bìòôm,Màyɛsèp,Lìbuy li ńyèe|
  be|беларуская|Cyrl|one: n % 10 = 1 and n % 100 != 11; few: n % 10 = 2..4 and n % 100 != 12..14; many: n % 10 = 0 or n % 10 = 5..9 or n % 100 = 11..14|d MMMM y 'г'.|LLLL y|студзеня,лютага,сакавіка,красавіка,мая,чэрвеня,ліпеня,жніўня,верасня,кастрычніка,лістапада,снежня|студзень,люты,сакавік,красавік,май,чэрвень,ліпень,жнівень,верасень,кастрычнік,лістапад,снежань
  bem|Ichibemba|Latn|one: n = 1|d MMMM y|MMMM y|Januari,Februari,Machi,Epreo,Mei,Juni,Julai,Ogasti,Septemba,Oktoba,Novemba,Disemba|
  bew|Betawi|Latn||d MMMM y|MMMM y|Januari,Pèbruari,Maret,April,Méi,Juni,Juli,Agustus,Sèptèmber,Oktober,Nopèmber,Désèmber|
  bez|Hibena|Latn|one: n = 1|d MMMM y|MMMM y|pa mwedzi gwa hutala,pa mwedzi gwa wuvili,pa mwedzi gwa wudatu,pa mwedzi gwa wutai,pa mwedzi gwa wuhanu,pa mwedzi gwa sita,pa mwedzi gwa saba,pa mwedzi gwa nane,pa mwedzi gwa tisa,pa mwedzi gwa kumi,pa mwedzi gwa kumi na moja,pa mwedzi gwa kumi na mbili|
  bg|български|Cyrl|one: n = 1|d MMMM y 'г'.|MMMM y 'г'.|януари,февруари,март,април,май,юни,юли,август,септември,октомври,ноември,декември|
  bgc|हरियाणवी|Deva||y MMMM d|y MMMM|जनवरी,फरवरी,मार्च,अप्रैल,मई,जून,जुलाई,अगस्त,सितम्बर,अक्टूबर,नवम्बर,दिसंबर|
  bho|भोजपुरी|Deva|one: n = 0..1|y MMMM d|y MMMM|जनवरी,फरवरी,मार्च,अप्रैल,मई,जून,जुलाई,अगस्त,सितम्बर,अक्टूबर,नवंबर,दिसंबर|
  blo|anii kagɩja|Latn|zero: n = 0; one: n = 1|MMMM d/y|MMMM y|ɩjikawǝrka kaŋɔrɔ,ɩjikpaka kaŋɔrɔ,arɛ́cika kaŋɔrɔ,njɩbɔ nɖʊka kaŋɔrɔ,acafʊnɖuka kaŋɔrɔ,anɔɔɖuka kaŋɔrɔ,alàlaka kaŋɔrɔ,ɩjikǝuka kaŋɔrɔ,abofʊmka kaŋɔrɔ,ɩjicimka kaŋɔrɔ,acapomka kaŋɔrɔ,anɔɔbʊnka kaŋɔrɔ|
  bm|bamanakan|Latn||d MMMM y|MMMM y|zanwuye,feburuye,marisi,awirili,mɛ,zuwɛn,zuluye,uti,sɛtanburu,ɔkutɔburu,nowanburu,desanburu|
  bn|বাংলা|Beng|one: n = 0 or n = 1|d MMMM, y|MMMM y|জানুয়ারি,ফেব্রুয়ারি,মার্চ,এপ্রিল,মে,জুন,জুলাই,আগস্ট,সেপ্টেম্বর,অক্টোবর,নভেম্বর,ডিসেম্বর|
  bo|བོད་སྐད་|Tibt||སྤྱི་ལོ་y MMMMའི་ཚེས་d|y MMMM|ཟླ་བ་དང་པོ,ཟླ་བ་གཉིས་པ,ཟླ་བ་གསུམ་པ,ཟླ་བ་བཞི་པ,ཟླ་བ་ལྔ་པ,ཟླ་བ་དྲུག་པ,ཟླ་བ་བདུན་པ,ཟླ་བ་བརྒྱད་པ,ཟླ་བ་དགུ་པ,ཟླ་བ་བཅུ་པ,ཟླ་བ་བཅུ་གཅིག་པ,ཟླ་བ་བཅུ་གཉིས་པ|ཟླ་བ་དང་པོ་,ཟླ་བ་གཉིས་པ་,ཟླ་བ་གསུམ་པ་,ཟླ་བ་བཞི་པ་,ཟླ་བ་ལྔ་པ་,ཟླ་བ་དྲུག་པ་,ཟླ་བ་བདུན་པ་,ཟླ་བ་བརྒྱད་པ་,ཟླ་བ་དགུ་པ་,ཟླ་བ་བཅུ་པ་,ཟླ་བ་བཅུ་གཅིག་པ་,ཟླ་བ་བཅུ་གཉིས་པ་
  bqi|لوری بختیاری|Arab||d MMMM y|MMMM y|ژانویه,فوریه,مارس,آوریل,مهٔ,ژوئن,ژوئیه,اوت,سپتامبر,اکتبر,نوامبر,دسامبر|
  br|brezhoneg|Latn|one: n % 10 = 1 and n % 100 != 11,71,91; two: n % 10 = 2 and n % 100 != 12,72,92; few: n % 10 = 3..4,9 and n % 100 != 10..19,70..79,90..99; many: n != 0 and n % 1000000 = 0|d MMMM y|MMMM y|Genver,Cʼhwevrer,Meurzh,Ebrel,Mae,Mezheven,Gouere,Eost,Gwengolo,Here,Du,Kerzu|
  brh|براہوئی|Arab||d MMMM, y|MMMM y|جنوری,فروری,مارچ,اپریل,مئی,جون,جولائی,اگست,ستمبر,اکتوبر,نومبر,دسمبر|
  brx|बर’|Deva|one: n = 1|d MMMM, y|MMMM y|जानुवारी,फेब्रूवारी,मार्च,एप्रिल,मे,जुन,जुलाई,आगष्ट,सेप्थेम्बर,अक्ट’बर,नवेम्बर,डिसेम्बर|
  bs|bosanski|Latn|one: n % 10 = 1 and n % 100 != 11; few: n % 10 = 2..4 and n % 100 != 12..14|d. MMMM y.|LLLL y.|januar,februar,mart,april,maj,juni,juli,august,septembar,oktobar,novembar,decembar|
  bs-Cyrl|босански|Cyrl|one: n % 10 = 1 and n % 100 != 11; few: n % 10 = 2..4 and n % 100 != 12..14|dd. MMMM y.|MMMM y.|јануар,фебруар,март,април,мај,јуни,јули,аугуст,септембар,октобар,новембар,децембар|
  bua|буряад|Cyrl||y MMMM d|y 'оной' MMMM|нэгэдүгээр һара,хоёрдугаар һара,гурбадугаар һара,дүрбэдүгээр һара,табадугаар һара,зургадугаар һара,долодугаар һара,наймадугаар һара,юһэдүгээр һара,арбадугаар һара,арбан нэгэдүгээр һара,арбан хоёрдугаар һара|
  byn|ብሊን|Ethi||dd MMMM y|y MMMM|ልደትሪ,ካብኽብቲ,ክብላ,ፋጅኺሪ,ክቢቅሪ,ምኪኤል ትጟኒሪ,ኰርኩ,ማርያም ትሪ,ያኸኒ መሳቅለሪ,መተሉ,ምኪኤል መሽወሪ,ተሕሳስሪ|
  ca|català|Latn|one: n = 1; many: n != 0 and n % 1000000 = 0|d MMMM 'del' y|LLLL 'del' y|de gener,de febrer,de març,d’abril,de maig,de juny,de juliol,d’agost,de setembre,d’octubre,de novembre,de desembre|gener,febrer,març,abril,maig,juny,juliol,agost,setembre,octubre,novembre,desembre
  cad|Caddo|Latn||MMMM d, y|y MMMM|Cháykáhday Haˀimay,Tsahkápbiˀ,Wánit,Háshnihtiˀtiˀ,Háshnih Haˀimay,Háshnihtsiˀ,Násˀahˀatsus,Dahósikah nish,Híisikah nish,Nípbaatiˀtiˀ,Nípbaa Haˀimay,Cháykáhdaytiˀtiˀ|
  cch|Atsam|Latn||y MMMM d|y MMMM|Pen Dyon,Pen Baʼa,Pen Atat,Pen Anas,Pen Atyon,Pen Achirim,Pen Atariba,Pen Awurr,Pen Shadon,Pen Shakur,Pen Kur Naba,Pen Kur Natat|
  ccp|𑄌𑄋𑄴𑄟𑄳𑄦|Cakm||d MMMM, y|MMMM y|𑄎𑄚𑄪𑄠𑄢𑄨,𑄜𑄬𑄛𑄴𑄝𑄳𑄢𑄪𑄠𑄢𑄨,𑄟𑄢𑄴𑄌𑄧,𑄃𑄬𑄛𑄳𑄢𑄨𑄣𑄴,𑄟𑄬,𑄎𑄪𑄚𑄴,𑄎𑄪𑄣𑄭,𑄃𑄉𑄧𑄌𑄴𑄑𑄴,𑄥𑄬𑄛𑄴𑄑𑄬𑄟𑄴𑄝𑄧𑄢𑄴,𑄃𑄧𑄇𑄴𑄑𑄬𑄝𑄧𑄢𑄴,𑄚𑄧𑄞𑄬𑄟𑄴𑄝𑄧𑄢𑄴,𑄓𑄨𑄥𑄬𑄟𑄴𑄝𑄧𑄢𑄴|𑄎𑄚𑄪𑄠𑄢𑄨,𑄜𑄬𑄛𑄴𑄝𑄳𑄢𑄪𑄠𑄢𑄨,𑄟𑄢𑄴𑄌𑄧,𑄃𑄬𑄛𑄳𑄢𑄨𑄣𑄴,𑄟𑄬,𑄎𑄪𑄚𑄴,𑄎𑄪𑄣𑄭,𑄃𑄉𑄧𑄌𑄴𑄑𑄴,𑄥𑄬𑄛𑄴𑄑𑄬𑄟𑄴𑄝𑄧𑄢𑄴,𑄃𑄧𑄇𑄴𑄑𑄮𑄝𑄧𑄢𑄴,𑄚𑄧𑄞𑄬𑄟𑄴𑄝𑄧𑄢𑄴,𑄓𑄨𑄥𑄬𑄟𑄴𑄝𑄧𑄢𑄴
  ce|нохчийн|Cyrl|one: n = 1|y MMMM d|y MMMM|январь,февраль,март,апрель,май,июнь,июль,август,сентябрь,октябрь,ноябрь,декабрь|
  ceb|Cebuano|Latn|one: n = 1,2,3 or n % 10 != 4,6,9|MMMM d, y|MMMM y|Enero,Pebrero,Marso,Abril,Mayo,Hunyo,Hulyo,Agosto,Septiyembre,Oktubre,Nobyembre,Disyembre|
  cgg|Rukiga|Latn|one: n = 1|d MMMM y|MMMM y|Okwokubanza,Okwakabiri,Okwakashatu,Okwakana,Okwakataana,Okwamukaaga,Okwamushanju,Okwamunaana,Okwamwenda,Okwaikumi,Okwaikumi na kumwe,Okwaikumi na ibiri|
  chr|ᏣᎳᎩ|Cher|one: n = 1|MMMM d, y|MMMM y|ᎤᏃᎸᏔᏅ,ᎧᎦᎵ,ᎠᏅᏱ,ᎧᏬᏂ,ᎠᏂᏍᎬᏘ,ᏕᎭᎷᏱ,ᎫᏰᏉᏂ,ᎦᎶᏂ,ᏚᎵᏍᏗ,ᏚᏂᏅᏗ,ᏅᏓᏕᏆ,ᎥᏍᎩᏱ|
  cic|Chikashshanompaʼ|Latn||MMMM d, y|y MMMM|Hashiʼ Ammoʼnaʼ,Hashiʼ Atokloʼ,Hashiʼ Atochchíʼnaʼ,Iiplal,Mih,Choon,Choola,Akaas,Siptimpaʼ,Aaktopaʼ,Nofimpaʼ,Tiisimpaʼ|
  ckb|کوردیی ناوەندی|Arab|one: n = 1|dی MMMMی y|y MMMM|کانوونی دووەم,شوبات,ئازار,نیسان,ئایار,حوزەیران,تەمووز,ئاب,ئەیلوول,تشرینی یەکەم,تشرینی دووەم,کانونی یەکەم|
  co|corsu|Latn||d MMMM 'di' 'u' y|LLLL 'di' 'u' y|di ghjennaghju,di ferraghju,di marzu,d’aprile,di maghju,di ghjugnu,di lugliu,d’aostu,di sittembre,d’ottobre,di nuvembre,di dicembre|ghjennaghju,ferraghju,marzu,aprile,maghju,ghjugnu,lugliu,aostu,sittembre,ottobre,nuvembre,dicembre
  cop|ϯⲙⲉⲧⲣⲉⲙⲛ̀ⲭⲏⲙⲓ|Copt||MMMM d, y|y MMMM|ⲓⲁⲛⲟⲩⲁ̀ⲣⲓⲟⲥ,ⲫⲉⲃⲣⲟⲩⲁ̀ⲣⲓⲟⲥ,ⲙⲁⲣⲧⲟⲥ,ⲁ̀ⲡⲣⲓⲗⲓⲟⲥ,ⲙⲁⲓⲟⲥ,ⲓⲟⲩⲛⲓⲟⲥ,ⲓⲟⲩⲗⲓⲟⲥ,ⲁⲩⲅⲟⲩⲥⲧⲟⲥ,ⲥⲉⲡⲧⲉⲙⲃⲣⲓⲟⲥ,ⲟ̀ⲕⲧⲟⲙⲃⲣⲓⲟⲥ,ⲛⲟⲉⲙⲃⲣⲓⲟⲥ,ⲇⲉⲕⲉⲙⲃⲣⲓⲟⲥ|
  cs|čeština|Latn|one: n = 1; few: n = 2..4|d. MMMM y|LLLL y|ledna,února,března,dubna,května,června,července,srpna,září,října,listopadu,prosince|leden,únor,březen,duben,květen,červen,červenec,srpen,září,říjen,listopad,prosinec
  csw|ᓀᐦᐃᓇᐍᐏᐣ|Cans|one: n = 0..1|y MMMM d|y MMMM|ᐅᒉᒥᑮᓯᑳᐏᐲᓯᒼ,ᐸᐚᐦᒐᑭᓇᓰᐢ,ᒥᑭᓯᐏᐲᓯᒼ,ᓂᐢᑭᐲᓯᒼ,ᐊᓃᑭᐲᓯᒼ,ᐚᐏᐲᓯᒼ,ᐹᐢᑲᐦᐋᐏᐲᓯᒼ,ᐅᐸᐦᐅᐏᐲᓯᒼ,ᓄᒌᑐᐏᐲᓯᒼ,ᐱᓈᐢᑯᐏᐲᓯᒼ,ᐋᕽᐘᑎᓄᐏᐲᓯᒼ,ᒪᑯᓭᑮᓭᑳᐏᐲᓯᒼ|
  cu|церковнослове́нскїй|Cyrl||y MMMM d|y MMMM|і҆аннꙋа́рїа,феврꙋа́рїа,ма́рта,а҆прі́ллїа,ма́їа,і҆ꙋ́нїа,і҆ꙋ́лїа,а҆́ѵгꙋста,септе́мврїа,ѻ҆ктѡ́врїа,ное́мврїа,деке́мврїа|і҆аннꙋа́рїй,феврꙋа́рїй,ма́ртъ,а҆прі́ллїй,ма́їй,і҆ꙋ́нїй,і҆ꙋ́лїй,а҆́ѵгꙋстъ,септе́мврїй,ѻ҆ктѡ́врїй,ное́мврїй,деке́мврїй
  cv|чӑваш чӗлхи|Cyrl|zero: n = 0; one: n = 1|y, MMMM, d|y, MMMM|кӑрлач,нарӑс,пуш,ака,ҫу,ҫӗртме,утӑ,ҫурла,авӑн,юпа,чӳк,раштав|
  cy|Cymraeg|Latn|zero: n = 0; one: n = 1; two: n = 2; few: n = 3; many: n = 6|d MMMM y|MMMM y|Ionawr,Chwefror,Mawrth,Ebrill,Mai,Mehefin,Gorffennaf,Awst,Medi,Hydref,Tachwedd,Rhagfyr|
  da|dansk|Latn|one: n = 1|d. MMMM y|MMMM y|januar,februar,marts,april,maj,juni,juli,august,september,oktober,november,december|
  dav|Kitaita|Latn||d MMMM y|MMMM y|Mori ghwa imbiri,Mori ghwa kawi,Mori ghwa kadadu,Mori ghwa kana,Mori ghwa kasanu,Mori ghwa karandadu,Mori ghwa mfungade,Mori ghwa wunyanya,Mori ghwa ikenda,Mori ghwa ikumi,Mori ghwa ikumi na imweri,Mori ghwa ikumi na iwi|
  de|Deutsch|Latn|one: n = 1|d. MMMM y|MMMM y|Januar,Februar,März,April,Mai,Juni,Juli,August,September,Oktober,November,Dezember|
  de-AT|Deutsch (Österreich)|Latn|one: n = 1|d. MMMM y|MMMM y|Jänner,Februar,März,April,Mai,Juni,Juli,August,September,Oktober,November,Dezember|
  de-IT|Deutsch (Italien)|Latn|one: n = 1|d. MMMM y|MMMM y|Jänner,Februar,März,April,Mai,Juni,Juli,August,September,Oktober,November,Dezember|
  dje|Zarmaciine|Latn||d MMMM y|y MMMM|Žanwiye,Feewiriye,Marsi,Awiril,Me,Žuweŋ,Žuyye,Ut,Sektanbur,Oktoobur,Noowanbur,Deesanbur|
  doi|डोगरी|Deva|one: n = 0 or n = 1|d, MMMM y|MMMM y|जनवरी,फरवरी,मार्च,अप्रैल,मेई,जून,जुलाई,अगस्त,सितंबर,अक्तूबर,नवंबर,दिसंबर|
  dsb|dolnoserbšćina|Latn|one: n % 100 = 1; two: n % 100 = 2; few: n % 100 = 3..4|d. MMMM y|LLLL y|januara,februara,měrca,apryla,maja,junija,julija,awgusta,septembra,oktobra,nowembra,decembra|januar,februar,měrc,apryl,maj,junij,julij,awgust,september,oktober,nowember,december
  dua|duálá|Latn||d MMMM y|y MMMM|dimɔ́di,ŋgɔndɛ,sɔŋɛ,diɓáɓá,emiasele,esɔpɛsɔpɛ,madiɓɛ́díɓɛ́,diŋgindi,nyɛtɛki,mayésɛ́,tiníní,eláŋgɛ́|
  dyo|joola|Latn||d MMMM y|y MMMM|Sanvie,Fébirie,Mars,Aburil,Mee,Sueŋ,Súuyee,Ut,Settembar,Oktobar,Novembar,Disambar|
  dz|རྫོང་ཁ|Tibt||སྤྱི་ལོ་y MMMM ཚེས་ dd|y MMMM|ཟླ་དངཔ་,ཟླ་གཉིས་པ་,ཟླ་གསུམ་པ་,ཟླ་བཞི་པ་,ཟླ་ལྔ་པ་,ཟླ་དྲུག་པ,ཟླ་བདུན་པ་,ཟླ་བརྒྱད་པ་,ཟླ་དགུ་པ་,ཟླ་བཅུ་པ་,ཟླ་བཅུ་གཅིག་པ་,ཟླ་བཅུ་གཉིས་པ་|སྤྱི་ཟླ་དངཔ་,སྤྱི་ཟླ་གཉིས་པ་,སྤྱི་ཟླ་གསུམ་པ་,སྤྱི་ཟླ་བཞི་པ,སྤྱི་ཟླ་ལྔ་པ་,སྤྱི་ཟླ་དྲུག་པ,སྤྱི་ཟླ་བདུན་པ་,སྤྱི་ཟླ་བརྒྱད་པ་,སྤྱི་ཟླ་དགུ་པ་,སྤྱི་ཟླ་བཅུ་པ་,སྤྱི་ཟླ་བཅུ་གཅིག་པ་,སྤྱི་ཟླ་བཅུ་གཉིས་པ་
  ebu|Kĩembu|Latn||d MMMM y|MMMM y|Mweri wa mbere,Mweri wa kaĩri,Mweri wa kathatũ,Mweri wa kana,Mweri wa gatano,Mweri wa gatantatũ,Mweri wa mũgwanja,Mweri wa kanana,Mweri wa kenda,Mweri wa ikũmi,Mweri wa ikũmi na ũmwe,Mweri wa ikũmi na Kaĩrĩ|
  ee|eʋegbe|Latn|one: n = 1|MMMM d 'lia' y|MMMM y|dzove,dzodze,tedoxe,afɔfĩe,dame,masa,siamlɔm,deasiamime,anyɔnyɔ,kele,adeɛmekpɔxe,dzome|
  el|Ελληνικά|Grek|one: n = 1|d MMMM y|LLLL y|Ιανουαρίου,Φεβρουαρίου,Μαρτίου,Απριλίου,Μαΐου,Ιουνίου,Ιουλίου,Αυγούστου,Σεπτεμβρίου,Οκτωβρίου,Νοεμβρίου,Δεκεμβρίου|Ιανουάριος,Φεβρουάριος,Μάρτιος,Απρίλιος,Μάιος,Ιούνιος,Ιούλιος,Αύγουστος,Σεπτέμβριος,Οκτώβριος,Νοέμβριος,Δεκέμβριος
  en|English|Latn|one: n = 1|d MMMM y|MMMM y|January,February,March,April,May,June,July,August,September,October,November,December|
  en-AS|English (American Samoa)|Latn|one: n = 1|MMMM d, y|MMMM y|January,February,March,April,May,June,July,August,September,October,November,December|
  en-BI|English (Burundi)|Latn|one: n = 1|MMMM d, y|MMMM y|January,February,March,April,May,June,July,August,September,October,November,December|
  en-BW|English (Botswana)|Latn|one: n = 1|dd MMMM y|MMMM y|January,February,March,April,May,June,July,August,September,October,November,December|
  en-BZ|English (Belize)|Latn|one: n = 1|dd MMMM y|MMMM y|January,February,March,April,May,June,July,August,September,October,November,December|
  en-CA|English (Canada)|Latn|one: n = 1|MMMM d, y|MMMM y|January,February,March,April,May,June,July,August,September,October,November,December|
  en-Dsrt|𐐀𐑍𐑊𐐮𐑇|Dsrt|one: n = 1|y MMMM d|y MMMM|𐐖𐐰𐑌𐐷𐐭𐐯𐑉𐐨,𐐙𐐯𐐺𐑉𐐭𐐯𐑉𐐨,𐐣𐐪𐑉𐐽,𐐁𐐹𐑉𐐮𐑊,𐐣𐐩,𐐖𐐭𐑌,𐐖𐐭𐑊𐐴,𐐂𐑀𐐲𐑅𐐻,𐐝𐐯𐐹𐐻𐐯𐑋𐐺𐐲𐑉,𐐉𐐿𐐻𐐬𐐺𐐲𐑉,𐐤𐐬𐑂𐐯𐑋𐐺𐐲𐑉,𐐔𐐨𐑅𐐯𐑋𐐺𐐲𐑉|
  en-GU|English (Guam)|Latn|one: n = 1|MMMM d, y|MMMM y|January,February,March,April,May,June,July,August,September,October,November,December|
  en-JP|English (Japan)|Latn|one: n = 1|MMMM d, y|MMMM y|January,February,March,April,May,June,July,August,September,October,November,December|
  en-MH|English (Marshall Islands)|Latn|one: n = 1|MMMM d, y|MMMM y|January,February,March,April,May,June,July,August,September,October,November,December|
  en-MP|English (Northern Mariana Islands)|Latn|one: n = 1|MMMM d, y|MMMM y|January,February,March,April,May,June,July,August,September,October,November,December|
  en-MT|English (Malta)|Latn|one: n = 1|dd MMMM y|MMMM y|January,February,March,April,May,June,July,August,September,October,November,December|
  en-PH|English (Philippines)|Latn|one: n = 1|MMMM d, y|MMMM y|January,February,March,April,May,June,July,August,September,October,November,December|
  en-PR|English (Puerto Rico)|Latn|one: n = 1|MMMM d, y|MMMM y|January,February,March,April,May,June,July,August,September,October,November,December|
  en-Shaw|𐑦𐑙𐑜𐑤𐑦𐑖|Shaw|one: n = 1|d MMMM y|LLLL y|·𐑡𐑨𐑙𐑘𐑭𐑢𐑺𐑰,·𐑓𐑧𐑚𐑘𐑵𐑢𐑺𐑰,·𐑥𐑸𐑗,·𐑱𐑐𐑮𐑭𐑤,·𐑥𐑱,·𐑡𐑵𐑯,·𐑡𐑫𐑤𐑲,·𐑪𐑜𐑭𐑕𐑑,·𐑕𐑧𐑐𐑑𐑧𐑥𐑚𐑸,·𐑷𐑒𐑑𐑴𐑚𐑸,·𐑯𐑴𐑝𐑧𐑥𐑚𐑸,·𐑛𐑭𐑕𐑧𐑥𐑚𐑸|·𐑡𐑨𐑯𐑿𐑼𐑦,·𐑓𐑧𐑚𐑮𐑵𐑼𐑦,·𐑥𐑸𐑗,·𐑱𐑐𐑮𐑩𐑤,·𐑥𐑱,·𐑡𐑵𐑯,·𐑡𐑩𐑤𐑲,·𐑷𐑜𐑩𐑕𐑑,·𐑕𐑧𐑐𐑑𐑧𐑥𐑚𐑼,·𐑪𐑒𐑑𐑴𐑚𐑼,·𐑯𐑴𐑝𐑧𐑥𐑚𐑼,·𐑛𐑦𐑕𐑧𐑥𐑚𐑼
  en-UM|English (U.S. Outlying Islands)|Latn|one: n = 1|MMMM d, y|MMMM y|January,February,March,April,May,June,July,August,September,October,November,December|
  en-US|English (United States)|Latn|one: n = 1|MMMM d, y|MMMM y|January,February,March,April,May,June,July,August,September,October,November,December|
  en-VI|English (U.S. Virgin Islands)|Latn|one: n = 1|MMMM d, y|MMMM y|January,February,March,April,May,June,July,August,September,October,November,December|
  en-ZA|English (South Africa)|Latn|one: n = 1|dd MMMM y|MMMM y|January,February,March,April,May,June,July,August,September,October,November,December|
  en-ZW|English (Zimbabwe)|Latn|one: n = 1|dd MMMM y|MMMM y|January,February,March,April,May,June,July,August,September,October,November,December|
  eo|Esperanto|Latn|one: n = 1|d MMMM y|MMMM y|Januaro,Februaro,Marto,Aprilo,Majo,Junio,Julio,Aŭgusto,Septembro,Oktobro,Novembro,Decembro|
  es|español|Latn|one: n = 1; many: n != 0 and n % 1000000 = 0|d 'de' MMMM 'de' y|MMMM 'de' y|enero,febrero,marzo,abril,mayo,junio,julio,agosto,septiembre,octubre,noviembre,diciembre|
  es-HN|español (Honduras)|Latn|one: n = 1; many: n != 0 and n % 1000000 = 0|dd 'de' MMMM 'de' y|MMMM 'de' y|enero,febrero,marzo,abril,mayo,junio,julio,agosto,septiembre,octubre,noviembre,diciembre|
  es-PE|español (Perú)|Latn|one: n = 1; many: n != 0 and n % 1000000 = 0|d 'de' MMMM 'de' y|MMMM 'de' y|enero,febrero,marzo,abril,mayo,junio,julio,agosto,setiembre,octubre,noviembre,diciembre|Enero,Febrero,Marzo,Abril,Mayo,Junio,Julio,Agosto,Setiembre,Octubre,Noviembre,Diciembre
  es-UY|español (Uruguay)|Latn|one: n = 1; many: n != 0 and n % 1000000 = 0|d 'de' MMMM 'de' y|MMMM 'de' y|enero,febrero,marzo,abril,mayo,junio,julio,agosto,setiembre,octubre,noviembre,diciembre|Enero,Febrero,Marzo,Abril,Mayo,Junio,Julio,Agosto,Setiembre,Octubre,Noviembre,Diciembre
  et|eesti|Latn|one: n = 1|d. MMMM y|MMMM y|jaanuar,veebruar,märts,aprill,mai,juuni,juuli,august,september,oktoober,november,detsember|
  eu|euskara|Latn|one: n = 1|y('e')'ko' MMMM'ren' d('a')|y('e')'ko' MMMM|urtarrila,otsaila,martxoa,apirila,maiatza,ekaina,uztaila,abuztua,iraila,urria,azaroa,abendua|
  ewo|ewondo|Latn||d MMMM y|y MMMM|ngɔn osú,ngɔn bɛ̌,ngɔn lála,ngɔn nyina,ngɔn tána,ngɔn saməna,ngɔn zamgbála,ngɔn mwom,ngɔn ebulú,ngɔn awóm,ngɔn awóm ai dziá,ngɔn awóm ai bɛ̌|
  fa|فارسی|Arab|one: n = 0 or n = 1|d MMMM y|MMMM y|ژانویه,فوریه,مارس,آوریل,مه,ژوئن,ژوئیه,اوت,سپتامبر,اکتبر,نوامبر,دسامبر|
  fa-AF|فارسی (افغانستان)|Arab|one: n = 0 or n = 1|d MMMM y|MMMM y|جنوری,فبروری,مارچ,اپریل,می,جون,جولای,اگست,سپتمبر,اکتوبر,نومبر,دسمبر|
  ff|Pulaar|Latn|one: n = 0,1|d MMMM y|MMMM y|siilo,colte,mbooy,seeɗto,duujal,korse,morso,juko,siilto,yarkomaa,jolal,bowte|
  ff-Adlm|𞤆𞤵𞤤𞤢𞤪|Adlm|one: n = 0,1|d MMMM⹁ y|MMMM y|𞤅𞤭𞥅𞤤𞤮,𞤕𞤮𞤤𞤼𞤮,𞤐𞤦𞤮𞥅𞤴𞤮,𞤅𞤫𞥅𞤼𞤮,𞤁𞤵𞥅𞤶𞤮,𞤑𞤮𞤪𞤧𞤮,𞤃𞤮𞤪𞤧𞤮,𞤔𞤵𞤳𞤮,𞤅𞤭𞤤𞤼𞤮,𞤒𞤢𞤪𞤳𞤮,𞤔𞤮𞤤𞤮,𞤄𞤮𞤱𞤼𞤮|
  fi|suomi|Latn|one: n = 1|d. MMMM y|LLLL y|tammikuuta,helmikuuta,maaliskuuta,huhtikuuta,toukokuuta,kesäkuuta,heinäkuuta,elokuuta,syyskuuta,lokakuuta,marraskuuta,joulukuuta|tammikuu,helmikuu,maaliskuu,huhtikuu,toukokuu,kesäkuu,heinäkuu,elokuu,syyskuu,lokakuu,marraskuu,joulukuu
  fil|Filipino|Latn|one: n = 1,2,3 or n % 10 != 4,6,9|MMMM d, y|MMMM y|Enero,Pebrero,Marso,Abril,Mayo,Hunyo,Hulyo,Agosto,Setyembre,Oktubre,Nobyembre,Disyembre|
  fo|føroyskt|Latn|one: n = 1|d. MMMM y|MMMM y|januar,februar,mars,apríl,mai,juni,juli,august,september,oktober,november,desember|
  fr|français|Latn|one: n = 0..1; many: n != 0 and n % 1000000 = 0|d MMMM y|MMMM y|janvier,février,mars,avril,mai,juin,juillet,août,septembre,octobre,novembre,décembre|
  frr|Nordfriisk|Latn||d. MMMM y|MMMM y|Janewoore,Febrewoore,Maarts,April,Mei,Jüüne,Jüüle,August,September,Oktuuber,Nofember,Detsember|
  fur|furlan|Latn|one: n = 1|d 'di' MMMM 'dal' y|LLLL 'dal' y|Zenâr,Fevrâr,Març,Avrîl,Mai,Jugn,Lui,Avost,Setembar,Otubar,Novembar,Dicembar|
  fy|Frysk|Latn|one: n = 1|d MMMM y|MMMM y|Jannewaris,Febrewaris,Maart,April,Maaie,Juny,July,Augustus,Septimber,Oktober,Novimber,Desimber|
  ga|Gaeilge|Latn|one: n = 1; two: n = 2; few: n = 3..6; many: n = 7..10|d MMMM y|MMMM y|Eanáir,Feabhra,Márta,Aibreán,Bealtaine,Meitheamh,Iúil,Lúnasa,Meán Fómhair,Deireadh Fómhair,Samhain,Nollaig|
  gaa|Gã|Latn||MMMM d, y|MMMM y|Aharabata,Oflɔ,Otsokrikri,Abɛibe,Agbiɛnaa,Otukwajaŋ,Maawɛ,Manyawale,Gbo,Antɔŋ,Alemle,Afuabe|Aharabata,Oflɔ,Otsokrikri,Abɛibe,Agbiɛnaa,Otukwajan,Maawɛ,Manyawale,Gbo,Antɔŋ,Alemle,Afuabe
  gd|Gàidhlig|Latn|one: n = 1,11; two: n = 2,12; few: n = 3..10,13..19|d'mh' MMMM y|LLLL y|dhen Fhaoilleach,dhen Ghearran,dhen Mhàrt,dhen Ghiblean,dhen Chèitean,dhen Ògmhios,dhen Iuchar,dhen Lùnastal,dhen t-Sultain,dhen Dàmhair,dhen t-Samhain,dhen Dùbhlachd|Am Faoilleach,An Gearran,Am Màrt,An Giblean,An Cèitean,An t-Ògmhios,An t-Iuchar,An Lùnastal,An t-Sultain,An Dàmhair,An t-Samhain,An Dùbhlachd
  gez|ግዕዝኛ|Ethi||dd MMMM y|y MMMM|ጠሐረ,ከተተ,መገበ,አኀዘ,ግንባት,ሠንየ,ሐመለ,ነሐሰ,ከረመ,ጠቀመ,ኀደረ,ኀሠሠ|
  gl|galego|Latn|one: n = 1; many: n != 0 and n % 1000000 = 0|d 'de' MMMM 'de' y|MMMM 'de' y|xaneiro,febreiro,marzo,abril,maio,xuño,xullo,agosto,setembro,outubro,novembro,decembro|
  gn|avañe’ẽ|Latn||y MMMM d|y MMMM|Jasyteĩ,Jasykõi,Jasyapy,Jasyrundy,Jasypo,Jasypoteĩ,Jasypokõi,Jasypoapy,Jasyporundy,Jasypa,Jasypateĩ,Jasypakõi|
  gsw|Schwiizertüütsch|Latn|one: n = 1|d. MMMM y|MMMM y|Januar,Februar,März,April,Mai,Juni,Juli,Auguscht,Septämber,Oktoober,Novämber,Dezämber|
  gu|ગુજરાતી|Gujr|one: n = 0 or n = 1|d MMMM, y|MMMM y|જાન્યુઆરી,ફેબ્રુઆરી,માર્ચ,એપ્રિલ,મે,જૂન,જુલાઈ,ઑગસ્ટ,સપ્ટેમ્બર,ઑક્ટોબર,નવેમ્બર,ડિસેમ્બર|
  guz|Ekegusii|Latn||d MMMM y|MMMM y|Chanuari,Feburari,Machi,Apiriri,Mei,Juni,Chulai,Agosti,Septemba,Okitoba,Nobemba,Disemba|
  gv|Gaelg|Latn|one: n % 10 = 1; two: n % 10 = 2; few: n % 100 = 0,20,40,60,80|dd MMMM y|y MMMM|Jerrey-geuree,Toshiaght-arree,Mayrnt,Averil,Boaldyn,Mean-souree,Jerrey-souree,Luanistyn,Mean-fouyir,Jerrey-fouyir,Mee Houney,Mee ny Nollick|
  ha|Hausa|Latn|one: n = 1|d MMMM, y|MMMM y|Janairu,Faburairu,Maris,Afirilu,Mayu,Yuni,Yuli,Agusta,Satumba,Oktoba,Nuwamba,Disamba|
  haw|ʻŌlelo Hawaiʻi|Latn|one: n = 1|d MMMM y|y MMMM|Ianuali,Pepeluali,Malaki,ʻApelila,Mei,Iune,Iulai,ʻAukake,Kepakemapa,ʻOkakopa,Nowemapa,Kekemapa|
  he|עברית|Hebr|one: n = 1; two: n = 2|d בMMMM y|MMMM y|ינואר,פברואר,מרץ,אפריל,מאי,יוני,יולי,אוגוסט,ספטמבר,אוקטובר,נובמבר,דצמבר|
  hi|हिन्दी|Deva|one: n = 0 or n = 1|d MMMM y|MMMM y|जनवरी,फ़रवरी,मार्च,अप्रैल,मई,जून,जुलाई,अगस्त,सितंबर,अक्टूबर,नवंबर,दिसंबर|
  hi-Latn|Hindi|Latn|one: n = 0 or n = 1|d MMMM, y|MMMM y|January,February,March,April,May,June,July,August,September,October,November,December|
  hnj|𞄀𞄄𞄰𞄩𞄍𞄜𞄰|Hmnp||y MMMM d|y MMMM|𞄆𞄬,𞄛𞄨𞄱𞄄𞄤𞄲𞄨,𞄒𞄫𞄰𞄒𞄪𞄱,𞄤𞄨𞄱,𞄀𞄪𞄴,𞄛𞄤𞄱𞄞𞄤𞄦,𞄔𞄩𞄴𞄆𞄨𞄰,𞄕𞄩𞄲𞄔𞄄𞄰𞄤,𞄛𞄤𞄱𞄒𞄤𞄰,𞄪𞄱𞄀𞄤𞄴,𞄚𞄦𞄲𞄤𞄚𞄄𞄰𞄫,𞄒𞄩𞄱𞄔𞄬𞄴|
  hr|hrvatski|Latn|one: n % 10 = 1 and n % 100 != 11; few: n % 10 = 2..4 and n % 100 != 12..14|d. MMMM y.|LLLL y.|siječnja,veljače,ožujka,travnja,svibnja,lipnja,srpnja,kolovoza,rujna,listopada,studenoga,prosinca|siječanj,veljača,ožujak,travanj,svibanj,lipanj,srpanj,kolovoz,rujan,listopad,studeni,prosinac
  hrx|Hunsrückisch|Latn||y MMMM d|y MMMM|Januer,Februer,Merz,April,Maai,Juni,Juli,Aagust,September,Oktover,November,Dezember|
  hsb|hornjoserbšćina|Latn|one: n % 100 = 1; two: n % 100 = 2; few: n % 100 = 3..4|d. MMMM y|LLLL y|januara,februara,měrca,apryla,meje,junija,julija,awgusta,septembra,oktobra,nowembra,decembra|januar,februar,měrc,apryl,meja,junij,julij,awgust,september,oktober,nowember,december
  hu|magyar|Latn|one: n = 1|y. MMMM d.|y. MMMM|január,február,március,április,május,június,július,augusztus,szeptember,október,november,december|
  hy|հայերեն|Armn|one: n = 0,1|y թ. MMMM d|y թ․ LLLL|հունվարի,փետրվարի,մարտի,ապրիլի,մայիսի,հունիսի,հուլիսի,օգոստոսի,սեպտեմբերի,հոկտեմբերի,նոյեմբերի,դեկտեմբերի|հունվար,փետրվար,մարտ,ապրիլ,մայիս,հունիս,հուլիս,օգոստոս,սեպտեմբեր,հոկտեմբեր,նոյեմբեր,դեկտեմբեր
  ia|interlingua|Latn|one: n = 1|d 'de' MMMM y|MMMM y|januario,februario,martio,april,maio,junio,julio,augusto,septembre,octobre,novembre,decembre|
  id|Indonesia|Latn||d MMMM y|MMMM y|Januari,Februari,Maret,April,Mei,Juni,Juli,Agustus,September,Oktober,November,Desember|
  ie|Interlingue|Latn|one: n = 1|d MMMM y|LLLL y|januar,februar,marte,april,may,junio,julí,august,septembre,octobre,novembre,decembre|
  ig|Asụsụ Igbo|Latn||d MMMM y|MMMM y|Jenụwarị,Febrụwarị,Maachị,Epreel,Mee,Jun,Julaị,Ọgọọst,Septemba,Ọktoba,Novemba,Disemba|
  ii|ꆈꌠꉙ|Yiii||y MMMM d|y MMMM|ꋍꆪ,ꑍꆪ,ꌕꆪ,ꇖꆪ,ꉬꆪ,ꃘꆪ,ꏃꆪ,ꉆꆪ,ꈬꆪ,ꊰꆪ,ꊯꊪꆪ,ꊰꑋꆪ|
  is|íslenska|Latn|one: n % 10 = 1 and n % 100 != 11|d. MMMM y|MMMM y|janúar,febrúar,mars,apríl,maí,júní,júlí,ágúst,september,október,nóvember,desember|
  it|italiano|Latn|one: n = 1; many: n != 0 and n % 1000000 = 0|d MMMM y|MMMM y|gennaio,febbraio,marzo,aprile,maggio,giugno,luglio,agosto,settembre,ottobre,novembre,dicembre|
  iu|ᐃᓄᒃᑎᑐᑦ|Cans|one: n = 1; two: n = 2|MMMM d, y|y MMMM|ᔭᓐᓄᐊᓕ,ᕕᕝᕗᐊᓕ,ᒫᑦᓯ,ᐊᐃᑉᐳᓗ,ᒪᐃ,ᔫᓂ,ᔪᓚᐃ,ᐊᐅᒡᒍᓯ,ᓯᑎᐱᕆ,ᐆᑦᑑᕝᕙ,ᓄᕕᐱᕆ,ᑎᓯᐱᕆ|
  ja|日本語|Jpan||y年M月d日|y年M月|1月,2月,3月,4月,5月,6月,7月,8月,9月,10月,11月,12月|
  jgo|Ndaꞌa|Latn|one: n = 1|y MMMM d|y MMMM|Nduŋmbi Saŋ,Pɛsaŋ Pɛ́pá,Pɛsaŋ Pɛ́tát,Pɛsaŋ Pɛ́nɛ́kwa,Pɛsaŋ Pataa,Pɛsaŋ Pɛ́nɛ́ntúkú,Pɛsaŋ Saambá,Pɛsaŋ Pɛ́nɛ́fɔm,Pɛsaŋ Pɛ́nɛ́pfúꞋú,Pɛsaŋ Nɛgɛ́m,Pɛsaŋ Ntsɔ̌pmɔ́,Pɛsaŋ Ntsɔ̌ppá|
  jmc|Kimachame|Latn|one: n = 1|d MMMM y|MMMM y|Januari,Februari,Machi,Aprilyi,Mei,Junyi,Julyai,Agusti,Septemba,Oktoba,Novemba,Desemba|
  jv|Jawa|Latn||d MMMM y|MMMM y|Januari,Februari,Maret,April,Mei,Juni,Juli,Agustus,September,Oktober,November,Desember|
  ka|ქართული|Geor|one: n = 1|d MMMM, y|MMMM, y|იანვარი,თებერვალი,მარტი,აპრილი,მაისი,ივნისი,ივლისი,აგვისტო,სექტემბერი,ოქტომბერი,ნოემბერი,დეკემბერი|
  kaa|қарақалпақша|Cyrl||d-MMMM, y|MMMM, y|январь,февраль,март,апрель,май,июнь,июль,август,сентябрь,октябрь,ноябрь,декабрь|Январь,Февраль,Март,Апрель,Май,Июнь,Июль,Август,Сентябрь,Октябрь,Ноябрь,Декабрь
  kab|Taqbaylit|Latn|one: n = 0,1|d MMMM y|MMMM y|Yennayer,Fuṛar,Meɣres,Yebrir,Mayyu,Yunyu,Yulyu,Ɣuct,Ctembeṛ,Tubeṛ,Nunembeṛ,Duǧembeṛ|
  kaj|Kaje|Latn|one: n = 1|y MMMM d|y MMMM|Hywan A̱yrnig,Hywan A̱hwa,Hywan A̱tat,Hywan A̱naai,Hywan A̱pfwon,Hywan A̱kitat,Hywan A̱tyirin,Hywan A̱ninai,Hywan A̱kumviriyin,Hywan Swak,Hywan Swak B’a̱yrnig,Hywan Swak B’a̱hwa|
  kam|Kikamba|Latn||d MMMM y|MMMM y|Mwai wa mbee,Mwai wa kelĩ,Mwai wa katatũ,Mwai wa kana,Mwai wa katano,Mwai wa thanthatũ,Mwai wa muonza,Mwai wa nyaanya,Mwai wa kenda,Mwai wa ĩkumi,Mwai wa ĩkumi na ĩmwe,Mwai wa ĩkumi na ilĩ|
  kbd|къэбэрдеибзэ|Cyrl||y MMMM d|y MMMM|щӏышылэм,мазаем,гъатхэпэм,мэлыжьыхьэм,накъыгъэм,мэкъуауэгъуэм,бадзэуэгъуэм,шыщхьэӏум,фокӏадэм,жэпуэгъуэм,щакӏуэгъуэм,дыгъэгъазэм|щӏышылэ,мазае,гъатхэпэ,мэлыжьыхь,накъыгъэ,мэкъуауэгъуэ,бадзэуэгъуэ,шыщхьэӏу,фокӏадэ,жэпуэгъуэ,щакӏуэгъуэ,дыгъэгъазэ
  kbd-TR|къэбэрдеибзэ (Тыркуе)|Cyrl||y MMMM d|y MMMM|щӏышылэм,мазаем,гъатхэпэм,мэлыжьыхьэм,накъыгъэм,мэкъуауэгъуэм,бадзэуэгъуэм,шыщхьэӏум,фокӏадэм,жэпуэгъуэм,щакӏуэгъуэм,дыгъэгъазэм|
  kcg|Katab|Latn|one: n = 1|y MMMM d|y MMMM|Zwat Juwung,Zwat Swiyang,Zwat Tsat,Zwat Nyai,Zwat Tswon,Zwat Ataah,Zwat Anatat,Zwat Arinai,Zwat Akubunyung,Zwat Swag,Zwat Mangjuwang,Zwat Swag-Ma-Suyang|
  kde|Chimakonde|Latn||d MMMM y|MMMM y|Mwedi Ntandi,Mwedi wa Pili,Mwedi wa Tatu,Mwedi wa Nchechi,Mwedi wa Nnyano,Mwedi wa Nnyano na Umo,Mwedi wa Nnyano na Mivili,Mwedi wa Nnyano na Mitatu,Mwedi wa Nnyano na Nchechi,Mwedi wa Nnyano na Nnyano,Mwedi wa Nnyano na Nnyano na U,Mwedi wa Nnyano na Nnyano na M|
  kea|kabuverdianu|Latn||d 'di' MMMM 'di' y|LLLL 'di' y|Janeru,Febreru,Marsu,Abril,Maiu,Junhu,Julhu,Agostu,Setenbru,Otubru,Nuvenbru,Dizenbru|
  kgp|kanhgág|Latn||d 'ne' MMMM, y|MMMM, y|1-Kysã,2-Kysã,3-Kysã,4-Kysã,5-Kysã,6-Kysã,7-Kysã,8-Kysã,9-Kysã,10-Kysã,11-Kysã,12-Kysã|
  khq|Koyra ciini|Latn||d MMMM y|MMMM y|Žanwiye,Feewiriye,Marsi,Awiril,Me,Žuweŋ,Žuyye,Ut,Sektanbur,Oktoobur,Noowanbur,Deesanbur|
  ki|Gĩgĩkũyũ|Latn||d MMMM y|MMMM y|Mũgaa,Mũgetho,Kĩhu,Mũthatũ,Mũgiranjara,Gathathanwa,Gathano,Mworia Nyoni,Mũgaa wa Kerĩ,Mwania Thenge,Kanyua Hũngũ,Gatumu|Mũgaa,Mũgetho,Kĩhu,Mũthatũ,Mũgĩranjara,Gathathanwa,Gathano,Mworia Nyoni,Mũgaa wa Kerĩ,Mwania Thenge,Kanyua Hũngũ,Gatumu
  kk|қазақ тілі|Cyrl|one: n = 1|y 'ж'. d MMMM|y 'ж'. MMMM|қаңтар,ақпан,наурыз,сәуір,мамыр,маусым,шілде,тамыз,қыркүйек,қазан,қараша,желтоқсан|Қаңтар,Ақпан,Наурыз,Сәуір,Мамыр,Маусым,Шілде,Тамыз,Қыркүйек,Қазан,Қараша,Желтоқсан
  kk-Arab|قازاق ءتىلى|Arab|one: n = 1|y، d-MMMM|y MMMM|قاڭتار,اقپان,ناۋرىز,ءساۋىر,مامىر,ماۋسىم,شىلدە,تامىز,قىركۇيەك,قازان,قاراشا,جەلتوقسان|
  kkj|kakɔ|Latn|one: n = 1|d MMMM y|y MMMM|pamba,wanja,mbiyɔ mɛndoŋgɔ,Nyɔlɔmbɔŋgɔ,Mɔnɔ ŋgbanja,Nyaŋgwɛ ŋgbanja,kuŋgwɛ,fɛ,njapi,nyukul,M11,ɓulɓusɛ|
  kl|kalaallisut|Latn|one: n = 1|dd MMMM y|y MMMM|januaarip,februaarip,marsip,apriilip,maajip,juunip,juulip,aggustip,septembarip,oktobarip,novembarip,decembarip|januaari,februaari,marsi,apriili,maaji,juuni,juuli,aggusti,septembari,oktobari,novembari,decembari
  kln|Kalenjin|Latn||d MMMM y|MMMM y|Mulgul,Ng’atyaato,Kiptaamo,Iwootkuut,Mamuut,Paagi,Ng’eiyeet,Rooptui,Bureet,Epeeso,Kipsuunde ne taai,Kipsuunde nebo aeng’|
  km|ខ្មែរ|Khmr||d MMMM y|MMMM y|មករា,កុម្ភៈ,មីនា,មេសា,ឧសភា,មិថុនា,កក្កដា,សីហា,កញ្ញា,តុលា,វិច្ឆិកា,ធ្នូ|
  kn|ಕನ್ನಡ|Knda|one: n = 0 or n = 1|MMMM d, y|MMMM y|ಜನವರಿ,ಫೆಬ್ರವರಿ,ಮಾರ್ಚ್,ಏಪ್ರಿಲ್,ಮೇ,ಜೂನ್,ಜುಲೈ,ಆಗಸ್ಟ್,ಸೆಪ್ಟೆಂಬರ್,ಅಕ್ಟೋಬರ್,ನವೆಂಬರ್,ಡಿಸೆಂಬರ್|
  ko|한국어|Kore||y년 MMMM d일|y년 MMMM|1월,2월,3월,4월,5월,6월,7월,8월,9월,10월,11월,12월|
  kok|कोंकणी|Deva|one: n = 0 or n = 1|d MMMM y|MMMM, y|जानेवारी,फेब्रुवारी,मार्च,एप्रील,मे,जून,जुलय,ऑगस्ट,सप्टेंबर,ऑक्टोबर,नोव्हेंबर,डिसेंबर|
  kok-Latn|Konknni|Latn|one: n = 0 or n = 1|d MMMM, y|MMMM y|Janer,Febrer,Mars,Abril,Mai,Jun,Julai,Agost,Setembr,Otubr,Novembr,Dezembr|
  ks|کٲشُر|Arab|one: n = 1|MMMM d, y|MMMM y|جنوری,فروری,مارچ,اپریل,مئی,جوٗن,جُلایی,اگست,ستمبر,اکتوٗبر,نومبر,دسمبر|جنوری,فروری,مارچ,اپریل,مئی,جوٗن,جوٗلایی,اگست,ستمبر,اکتوٗبر,نومبر,دسمبر
  ks-Deva|कॉशुर|Deva|one: n = 1|d MMMM y|y MMMM|जनवरी,फ़रवरी,मार्च,अप्रैल,मई,जून,जुलाई,अगस्त,सतमबर,अक्तूबर,नवमबर,दसमबर|जनवरी,फ़रवरी,मार्च,अप्रैल,मई,जून,जुलाई,अगस्त,सतुंबर,अकतुम्बर,नवूमबर,दसूमबर
  ksb|Kishambaa|Latn|one: n = 1|d MMMM y|MMMM y|Januali,Febluali,Machi,Aplili,Mei,Juni,Julai,Agosti,Septemba,Oktoba,Novemba,Desemba|
  ksf|rikpa|Latn||d MMMM y|y MMMM|ŋwíí a ntɔ́ntɔ,ŋwíí akǝ bɛ́ɛ,ŋwíí akǝ ráá,ŋwíí akǝ nin,ŋwíí akǝ táan,ŋwíí akǝ táafɔk,ŋwíí akǝ táabɛɛ,ŋwíí akǝ táaraa,ŋwíí akǝ táanin,ŋwíí akǝ ntɛk,ŋwíí akǝ ntɛk di bɔ́k,ŋwíí akǝ ntɛk di bɛ́ɛ|
  ksh|Kölsch|Latn|zero: n = 0; one: n = 1|d. MMMM y|MMMM y|Jannewa,Fäbrowa,Määz,Aprell,Mai,Juuni,Juuli,Oujoß,Septämber,Oktohber,Novämber,Dezämber|
  ku|kurdî (kurmancî)|Latn|one: n = 1|d'ê' MMMM'a' y'an'|MMMM'a' y'an'|rêbendan,sibat,adar,nîsan,gulan,hezîran,tîrmeh,tebax,îlon,cotmeh,mijdar,berfanbar|
  kw|kernewek|Latn|zero: n = 0; one: n = 1; two: n % 100 = 2,22,42,62,82 or n % 1000 = 0 and n % 100000 = 1000..20000,40000,60000,80000 or n != 0 and n % 1000000 = 100000; few: n % 100 = 3,23,43,63,83; many: n != 1 and n % 100 = 1,21,41,61,81|d MMMM y|y MMMM|mis Genver,mis Hwevrer,mis Meurth,mis Ebrel,mis Me,mis Metheven,mis Gortheren,mis Est,mis Gwynngala,mis Hedra,mis Du,mis Kevardhu|
  kxv|kuvi|Latn||d MMMM y|MMMM y|pusu lenju,maha lenju,pagu lenju,hire lenju,bese lenju,jaṭṭa lenju,aasaḍi lenju,srabĩ lenju,bado lenju,dasara lenju,divi lenju,pande lenju|
  kxv-Deva|कुवि|Deva||d MMMM y|MMMM y|पुसु लेञ्जु,माहाका लेञ्जु,पागुणी लेञ्जु,हिरे लेञ्जु,बेसे लेञ्जु,जाटा लेञ्जु,आसाड़ी लेञ्जु,स्राबाँ लेञ्जु,बोदो लेञ्जु,दसारा लेञ्जु,दिवी लेञ्जु,पान्डे लेञ्जु|
  kxv-Orya|କୁୱି|Orya||d MMMM y|MMMM y|ପୁସୁ ଲେଞ୍ଜୁ,ମାହାକା ଲେଞ୍ଜୁ,ପାଗୁଣି ଲେଞ୍ଜୁ,ହିରେ ଲେଞ୍ଜୁ,ବେସେ ଲେଞ୍ଜୁ,ଜାଟା ଲେଞ୍ଜୁ,ଆସାଡ଼ି ଲେଞ୍ଜୁ,ସ୍ରାବାଁ ଲେଞ୍ଜୁ,ବଦ ଲେଞ୍ଜୁ,ଦାସାରା ଲେଞ୍ଜୁ,ଦିୱିଡ଼ି ଲେଞ୍ଜୁ,ପାଣ୍ଡେ ଲେଞ୍ଜୁ|
  kxv-Telu|కువి|Telu||d MMMM y|MMMM y|మాగ,గుండు,హిరెఇ,బెసెకి,లండి,రాత,బాన్దపాణా,బార్సి,అస్ర,దివెడి,పాండు,పుసు|
  ky|кыргызча|Cyrl|one: n = 1|y-'ж'., d-MMMM|y-'ж'., MMMM|январь,февраль,март,апрель,май,июнь,июль,август,сентябрь,октябрь,ноябрь,декабрь|Январь,Февраль,Март,Апрель,Май,Июнь,Июль,Август,Сентябрь,Октябрь,Ноябрь,Декабрь
  la|Latina|Latn||'die' d MMMM y 'p.C.n.'|y MMMM|Ianuarii,Februarii,Martii,Aprilis,Maii,Iunii,Iulii,Augusti,Septembris,Octobris,Novembris,Decembris|Ianuarius,Februarius,Martius,Aprilis,Maius,Iunius,Iulius,Augustus,September,October,November,December
  lag|Kɨlaangi|Latn|zero: n = 0; one: n = 0,1 and n != 0|d MMMM y|MMMM y|Kʉfúngatɨ,Kʉnaanɨ,Kʉkeenda,Kwiikumi,Kwiinyambála,Kwiidwaata,Kʉmʉʉnchɨ,Kʉvɨɨrɨ,Kʉsaatʉ,Kwiinyi,Kʉsaano,Kʉsasatʉ|
  lb|Lëtzebuergesch|Latn|one: n = 1|d. MMMM y|MMMM y|Januar,Februar,Mäerz,Abrëll,Mee,Juni,Juli,August,September,Oktober,November,Dezember|
  lg|Luganda|Latn|one: n = 1|d MMMM y|MMMM y|Janwaliyo,Febwaliyo,Marisi,Apuli,Maayi,Juuni,Julaayi,Agusito,Sebuttemba,Okitobba,Novemba,Desemba|
  lij|ligure|Latn|one: n = 1|d MMMM 'do' y|LLLL 'do' y|de zenâ,de frevâ,de marso,d’arvî,de mazzo,de zugno,de luggio,d’agosto,de settembre,d’ottobre,de novembre,de dexembre|zenâ,frevâ,marso,arvî,mazzo,zugno,luggio,agosto,settembre,ottobre,novembre,dexembre
  lkt|Lakȟólʼiyapi|Latn||MMMM d, y|y MMMM|Wiótheȟika Wí,Thiyóȟeyuŋka Wí,Ištáwičhayazaŋ Wí,Pȟežítȟo Wí,Čhaŋwápetȟo Wí,Wípazukȟa-wašté Wí,Čhaŋpȟásapa Wí,Wasútȟuŋ Wí,Čhaŋwápeǧi Wí,Čhaŋwápe-kasná Wí,Waníyetu Wí,Tȟahékapšuŋ Wí|
  lld|ladin|Latn|one: n = 1; many: n != 0 and n % 1000000 = 0|d MMMM y|LLLL y|de jená,de forá,de merz,d’aurí,de ma,de jügn,de messé,d’aost,de setëmber,d’otober,de novëmber,de dezëmber|jená,forá,merz,aurí,ma,jügn,messé,aost,setëmber,otober,novëmber,dezëmber
  lmo|Lombard|Latn||y MMMM d|y MMMM|sginer,fevrer,marz,avril,masg,sgiugn,luj,avost,setember,otover,november,dicember|
  ln|lingála|Latn|one: n = 0..1|d MMMM y|y MMMM|sánzá ya yambo,sánzá ya míbalé,sánzá ya mísáto,sánzá ya mínei,sánzá ya mítáno,sánzá ya motóbá,sánzá ya nsambo,sánzá ya mwambe,sánzá ya libwa,sánzá ya zómi,sánzá ya zómi na mɔ̌kɔ́,sánzá ya zómi na míbalé|
  lo|ລາວ|Laoo||d MMMM y|MMMM y|ມັງກອນ,ກຸມພາ,ມີນາ,ເມສາ,ພຶດສະພາ,ມິຖຸນາ,ກໍລະກົດ,ສິງຫາ,ກັນຍາ,ຕຸລາ,ພະຈິກ,ທັນວາ|
  lrc|لۊری شومالی|Arab||y MMMM d|y MMMM|جانڤیە,فئڤریە,مارس,آڤریل,مئی,جوٙأن,جوٙلا,آگوست,سئپتامر,ئوکتوڤر,نوڤامر,دئسامر|
  lt|lietuvių|Latn|one: n % 10 = 1 and n % 100 != 11..19; few: n % 10 = 2..9 and n % 100 != 11..19|y 'm'. MMMM d 'd'.|y 'm'. LLLL|sausio,vasario,kovo,balandžio,gegužės,birželio,liepos,rugpjūčio,rugsėjo,spalio,lapkričio,gruodžio|sausis,vasaris,kovas,balandis,gegužė,birželis,liepa,rugpjūtis,rugsėjis,spalis,lapkritis,gruodis
  ltg|latgalīšu|Latn||y MMMM d|y MMMM|janvars,februars,marts,apreļs,majs,juņs,juļs,augusts,septembris,oktobris,novembris,decembris|
  lu|Tshiluba|Latn||d MMMM y|y MMMM|Ciongo,Lùishi,Lusòlo,Mùuyà,Lumùngùlù,Lufuimi,Kabàlàshìpù,Lùshìkà,Lutongolo,Lungùdi,Kaswèkèsè,Ciswà|
  luo|Dholuo|Latn||d MMMM y|MMMM y|Dwe mar Achiel,Dwe mar Ariyo,Dwe mar Adek,Dwe mar Ang’wen,Dwe mar Abich,Dwe mar Auchiel,Dwe mar Abiriyo,Dwe mar Aboro,Dwe mar Ochiko,Dwe mar Apar,Dwe mar gi achiel,Dwe mar Apar gi ariyo|
  luy|Luluhia|Latn||d MMMM y|MMMM y|Januari,Februari,Machi,Aprili,Mei,Juni,Julai,Agosti,Septemba,Oktoba,Novemba,Desemba|
  lv|latviešu|Latn|zero: n % 10 = 0 or n % 100 = 11..19; one: n % 10 = 1 and n % 100 != 11|y. 'gada' d. MMMM|y. 'gada'. MMMM|janvāris,februāris,marts,aprīlis,maijs,jūnijs,jūlijs,augusts,septembris,oktobris,novembris,decembris|
  lzz|Lazuri|Latn||y MMMM d|y MMMM|Tutadidi,Tutamǩule,Mart̆i,Ap̌rili,Mayisi,Mbulora,Ktsapa,Ağustozi,Çxalva,Guma,Tzilva,Xristona|
  mai|मैथिली|Deva||d MMMM y|MMMM y|जनवरी,फरवरी,मार्च,अप्रैल,मई,जून,जुलाई,अगस्त,सितंबर,अक्तूबर,नवंबर,दिसंबर|
  mas|Maa|Latn|one: n = 1|d MMMM y|MMMM y|Oladalʉ́,Arát,Ɔɛnɨ́ɔɨŋɔk,Olodoyíóríê inkókúâ,Oloilépūnyīē inkókúâ,Kújúɔrɔk,Mórusásin,Ɔlɔ́ɨ́bɔ́rárɛ,Kúshîn,Olgísan,Pʉshʉ́ka,Ntʉ́ŋʉ́s|
  mer|Kĩmĩrũ|Latn||d MMMM y|MMMM y|Januarĩ,Feburuarĩ,Machi,Ĩpurũ,Mĩĩ,Njuni,Njuraĩ,Agasti,Septemba,Oktũba,Novemba,Dicemba|
  mfe|kreol morisien|Latn||d MMMM y|MMMM y|zanvie,fevriye,mars,avril,me,zin,zilye,out,septam,oktob,novam,desam|
  mg|Malagasy|Latn|one: n = 0..1|d MMMM y|MMMM y|Janoary,Febroary,Martsa,Aprily,Mey,Jona,Jolay,Aogositra,Septambra,Oktobra,Novambra,Desambra|
  mgh|Makua|Latn||d MMMM y|y MMMM|Mweri wo kwanza,Mweri wo unayeli,Mweri wo uneraru,Mweri wo unecheshe,Mweri wo unethanu,Mweri wo thanu na mocha,Mweri wo saba,Mweri wo nane,Mweri wo tisa,Mweri wo kumi,Mweri wo kumi na moja,Mweri wo kumi na yel’li|
  mgo|metaʼ|Latn|one: n = 1|y MMMM d|y MMMM|iməg mbegtug,imeg àbùbì,imeg mbəŋchubi,iməg ngwə̀t,iməg fog,iməg ichiibɔd,iməg àdùmbə̀ŋ,iməg ichika,iməg kud,iməg tèsiʼe,iməg zò,iməg krizmed|
  mi|Māori|Latn||d MMMM y|MMMM y|Hānuere,Pēpuere,Māehe,Āperira,Mei,Hune,Hūrae,Ākuhata,Hepetema,Oketopa,Noema,Tīhema|
  mk|македонски|Cyrl|one: n % 10 = 1 and n % 100 != 11|d MMMM y 'г'.|MMMM y 'г'.|јануари,февруари,март,април,мај,јуни,јули,август,септември,октомври,ноември,декември|
  ml|മലയാളം|Mlym|one: n = 1|y MMMM d|y MMMM|ജനുവരി,ഫെബ്രുവരി,മാർച്ച്,ഏപ്രിൽ,മേയ്,ജൂൺ,ജൂലൈ,ഓഗസ്റ്റ്,സെപ്റ്റംബർ,ഒക്‌ടോബർ,നവംബർ,ഡിസംബർ|
  mn|монгол|Cyrl|one: n = 1|y 'оны' MMMM'ын' d|y 'оны' MMMM|нэгдүгээр сар,хоёрдугаар сар,гуравдугаар сар,дөрөвдүгээр сар,тавдугаар сар,зургаадугаар сар,долоодугаар сар,наймдугаар сар,есдүгээр сар,аравдугаар сар,арван нэгдүгээр сар,арван хоёрдугаар сар|Нэгдүгээр сар,Хоёрдугаар сар,Гуравдугаар сар,Дөрөвдүгээр сар,Тавдугаар сар,Зургаадугаар сар,Долоодугаар сар,Наймдугаар сар,Есдүгээр сар,Аравдугаар сар,Арван нэгдүгээр сар,Арван хоёрдугаар сар
  mni|মৈতৈলোন্|Beng||MMMM d, y|MMMM y|জনুৱারী,ফেব্রুৱারি,মার্চ,এপ্রিল,মে,জুন,জুলাই,‌ওগষ্ট,সেপ্টেম্বর,ওক্টোবর,নভেম্বর,ডিসেম্বর|জানুৱারি,ফেব্রুৱারি,মার্চ,এপ্রিল,মে,জুন,জুলাই,ওগষ্ট,সেপ্টেম্বর,ওক্টোবর,নবেম্বর,ডিসেম্বর
  mr|मराठी|Deva|one: n = 1|d MMMM, y|MMMM y|जानेवारी,फेब्रुवारी,मार्च,एप्रिल,मे,जून,जुलै,ऑगस्ट,सप्टेंबर,ऑक्टोबर,नोव्हेंबर,डिसेंबर|
  mrh|Mara|Latn||y MMMM d|y MMMM|Nawh,Hmypi,Pamih,Pachawh,Patô,Chhiepa,Khihpa,Thlazoh,Thlarâh,Phiata,Phiapi,Di|
  ms|Melayu|Latn||d MMMM y|MMMM y|Januari,Februari,Mac,April,Mei,Jun,Julai,Ogos,September,Oktober,November,Disember|
  ms-Arab|بهاس ملايو|Arab||d MMMM y|y MMMM|جانواري,فيبواري,مچ,اڤريل,مي,جون,جولاي,ݢوس,سيڤتيمبر,اوکتوبر,نوۏيمبر,ديسيمبر|
  mt|Malti|Latn|one: n = 1; two: n = 2; few: n = 0 or n % 100 = 3..10; many: n % 100 = 11..19|d 'ta'’ MMMM y|MMMM y|Jannar,Frar,Marzu,April,Mejju,Ġunju,Lulju,Awwissu,Settembru,Ottubru,Novembru,Diċembru|
  mua|MUNDAŊ|Latn||d MMMM y|y MMMM|Fĩi Loo,Cokcwaklaŋne,Cokcwaklii,Fĩi Marfoo,Madǝǝuutǝbijaŋ,Mamǝŋgwãafahbii,Mamǝŋgwãalii,Madǝmbii,Fĩi Dǝɓlii,Fĩi Mundaŋ,Fĩi Gwahlle,Fĩi Yuru|
  mus|Mvskoke|Latn||MMMM d, y|y MMMM|Rvfo Cuse,Hotvle Hvse,Tasahcuce,Tasahce Rakko,Ke Hvse,Kvco Hvse,Hiyuce,Hiyo Rakko,Otowoskuce,Otowoskv Rakko,Ehole,Rvfo Rakko|
  my|မြန်မာ|Mymr||y MMMM d|y MMMM|ဇန်နဝါရီ,ဖေဖော်ဝါရီ,မတ်,ဧပြီ,မေ,ဇွန်,ဇူလိုင်,ဩဂုတ်,စက်တင်ဘာ,အောက်တိုဘာ,နိုဝင်ဘာ,ဒီဇင်ဘာ|
  myv|эрзянь кель|Cyrl||y MMMM d|y MMMM|якшамков,даволков,эйзюрков,чадыков,панжиков,аштемков,медьков,умарьков,таштамков,ожоков,сундерьков,ацамков|
  mzn|مازرونی|Arab||y MMMM d|y MMMM|ژانویه,فوریه,مارس,آوریل,مه,ژوئن,ژوئیه,اوت,سپتامبر,اکتبر,نوامبر,دسامبر|
  naq|Khoekhoegowab|Latn|one: n = 1; two: n = 2|d MMMM y|MMMM y|ǃKhanni,ǃKhanǀgôab,ǀKhuuǁkhâb,ǃHôaǂkhaib,ǃKhaitsâb,Gamaǀaeb,ǂKhoesaob,Aoǁkhuumûǁkhâb,Taraǀkhuumûǁkhâb,ǂNûǁnâiseb,ǀHooǂgaeb,Hôasoreǁkhâb|
  nb|norsk bokmål|Latn|one: n = 1|d. MMMM y|MMMM y|januar,februar,mars,april,mai,juni,juli,august,september,oktober,november,desember|
  nd|isiNdebele|Latn|one: n = 1|d MMMM y|MMMM y|Zibandlela,Nhlolanja,Mbimbitho,Mabasa,Nkwenkwezi,Nhlangula,Ntulikazi,Ncwabakazi,Mpandula,Mfumfu,Lwezi,Mpalakazi|
  nds|Neddersass’sch|Latn||d. MMMM y|y MMMM|Januaar,Februaar,März,April,Mai,Juni,Juli,August,September,Oktover,November,Dezember|
  ne|नेपाली|Deva|one: n = 1|y MMMM d|y MMMM|जनवरी,फेब्रुअरी,मार्च,अप्रिल,मे,जुन,जुलाई,अगस्ट,सेप्टेम्बर,अक्टोबर,नोभेम्बर,डिसेम्बर|
  nl|Nederlands|Latn|one: n = 1|d MMMM y|MMMM y|januari,februari,maart,april,mei,juni,juli,augustus,september,oktober,november,december|
  nmg|Kwasio|Latn||d MMMM y|y MMMM|ngwɛn matáhra,ngwɛn ńmba,ngwɛn ńlal,ngwɛn ńna,ngwɛn ńtan,ngwɛn ńtuó,ngwɛn hɛmbuɛrí,ngwɛn lɔmbi,ngwɛn rɛbvuâ,ngwɛn wum,ngwɛn wum navǔr,krísimin|
  nn|norsk nynorsk|Latn|one: n = 1|d. MMMM y|MMMM y|januar,februar,mars,april,mai,juni,juli,august,september,oktober,november,desember|
  nnh|Shwóŋò ngiembɔɔn|Latn|one: n = 1|'lyɛ'̌ʼ d 'na' MMMM, y|y MMMM|saŋ tsetsɛ̀ɛ lùm,saŋ kàg ngwóŋ,saŋ lepyè shúm,saŋ cÿó,saŋ tsɛ̀ɛ cÿó,saŋ njÿoláʼ,saŋ tyɛ̀b tyɛ̀b mbʉ̀ŋ,saŋ mbʉ̀ŋ,saŋ ngwɔ̀ʼ mbÿɛ,saŋ tàŋa tsetsáʼ,saŋ mejwoŋó,saŋ lùm|
  no|norsk|Latn|one: n = 1|d. MMMM y|MMMM y|januar,februar,mars,april,mai,juni,juli,august,september,oktober,november,desember|
  nqo|ߒߞߏ|Nkoo||y MMMM d|y MMMM|ߓߌ߲ߠߊߥߎߟߋ߲,ߞߏ߲ߞߏߜߍ,ߕߙߊߓߊ,ߞߏ߲ߞߏߘߌ߬ߓߌ,ߘߓߊ߬ߕߊ,ߥߊ߬ߛߌ߬ߥߙߊ,ߞߊ߬ߙߌߝߐ߭,ߘߓߊ߬ߓߌߟߊ,ߕߎߟߊߝߌ߲,ߞߏ߲ߓߌߕߌ߮,ߣߍߣߍߓߊ,ߞߏߟߌ߲ߞߏߟߌ߲|
  nr|isiNdebele|Latn|one: n = 1|y MMMM d|y MMMM|Janabari,uFeberbari,uMatjhi,u-Apreli,Meyi,Juni,Julayi,Arhostosi,Septemba,Oktoba,Usinyikhaba,Disemba|
  nso|Sesotho sa Leboa|Latn|one: n = 0..1|y MMMM d|y MMMM|Janeware,Febereware,Matšhe,Aporele,Mei,June,Julae,Agosetose,Setemere,Oktobore,Nofemere,Disemere|
  nus|Thok Nath|Latn||d MMMM y|y MMMM|Tiop thar pɛt,Pɛt,Duɔ̱ɔ̱ŋ,Guak,Duät,Kornyoot,Pay yie̱tni,Tho̱o̱r,Tɛɛr,Laath,Kur,Tio̱p in di̱i̱t|
  ny|Nyanja|Latn|one: n = 1|y MMMM d|y MMMM|Januwale,Febuluwale,Malichi,Epulo,Mei,Juni,Julai,Ogasiti,Seputemba,Okutoba,Novemba,Disemba|
  nyn|Runyankore|Latn|one: n = 1|d MMMM y|MMMM y|Okwokubanza,Okwakabiri,Okwakashatu,Okwakana,Okwakataana,Okwamukaaga,Okwamushanju,Okwamunaana,Okwamwenda,Okwaikumi,Okwaikumi na kumwe,Okwaikumi na ibiri|
  oc|occitan|Latn||d MMMM 'de' y|LLLL 'de' y|de genièr,de febrièr,de març,d’abril,de mai,de junh,de julhet,d’agost,de setembre,d’octòbre,de novembre,de decembre|genièr,febrièr,març,abril,mai,junh,julhet,agost,setembre,octòbre,novembre,decembre
  oc-ES|occitan (Espanha)|Latn||d 'de' MMMM 'de' y|MMMM 'de' y|gèr,hereuèr,març,abriu,mai,junh,juriòl,agost,seteme,octobre,noveme,deseme|
  om|Oromoo|Latn|one: n = 1|MMMM d, y|MMMM y|Amajjii,Guraandhala,Bitootessa,Eebila,Caamsaa,Waxabajjii,Adoolessa,Hagayya,Fulbaana,Onkoloolessa,Sadaasa,Mudde|
  or|ଓଡ଼ିଆ|Orya|one: n = 1|MMMM d, y|MMMM y|ଜାନୁଆରୀ,ଫେବୃଆରୀ,ମାର୍ଚ୍ଚ,ଅପ୍ରେଲ,ମଇ,ଜୁନ,ଜୁଲାଇ,ଅଗଷ୍ଟ,ସେପ୍ଟେମ୍ବର,ଅକ୍ଟୋବର,ନଭେମ୍ବର,ଡିସେମ୍ବର|
  os|ирон|Cyrl|one: n = 1|d MMMM, y 'аз'|y MMMM|январы,февралы,мартъийы,апрелы,майы,июны,июлы,августы,сентябры,октябры,ноябры,декабры|Январь,Февраль,Мартъи,Апрель,Май,Июнь,Июль,Август,Сентябрь,Октябрь,Ноябрь,Декабрь
  osa|𐓏𐓘𐓻𐓘𐓻𐓟|Osge||MMMM d, y|y MMMM|𐓀𐓣͘𐓪͘𐓬𐓘 𐓄𐓘𐓡𐓛͘𐓧𐓟,𐓀𐓣͘𐓪͘𐓬𐓘 𐓏𐓟𐓵𐓪͘𐓬𐓘,𐓀𐓣͘𐓪͘𐓬𐓘 𐓏𐓟𐓵𐓘𐓜𐓣,𐓀𐓣͘𐓪͘𐓬𐓘 𐓏𐓟𐓰𐓪𐓬𐓘,𐓀𐓣͘𐓪͘𐓬𐓘 𐓏𐓟𐓮𐓘𐓰𐓘,𐓀𐓣͘𐓪͘𐓬𐓘 𐓏𐓟𐓯𐓘𐓬𐓟,𐓀𐓣͘𐓪͘𐓬𐓘 𐓄𐓟𐓵𐓪͘𐓬𐓘,𐓀𐓣͘𐓪͘𐓬𐓘 𐒼𐓣𐓟𐓰𐓪𐓬𐓘,𐓀𐓣͘𐓪͘𐓬𐓘 𐒿𐓟𐓜𐓛𐓲𐓟𐓷𐓣͘𐓤𐓟,𐓀𐓣͘𐓪͘𐓬𐓘 𐒿𐓟𐓜𐓛,𐓀𐓣͘𐓪͘𐓬𐓘 𐒰𐓧𐓣 𐓏𐓣͘𐓸𐓲𐓣,𐓀𐓣͘𐓪͘𐓬𐓘 𐒰𐓧𐓣 𐓍𐓪͘𐓬𐓘|
  pa|ਪੰਜਾਬੀ|Guru|one: n = 0..1|d MMMM y|MMMM y|ਜਨਵਰੀ,ਫ਼ਰਵਰੀ,ਮਾਰਚ,ਅਪ੍ਰੈਲ,ਮਈ,ਜੂਨ,ਜੁਲਾਈ,ਅਗਸਤ,ਸਤੰਬਰ,ਅਕਤੂਬਰ,ਨਵੰਬਰ,ਦਸੰਬਰ|
  pa-Arab|پنجابی|Arab|one: n = 0..1|d MMMM y|y MMMM|جنوری,فروری,مارچ,اپریل,مئ,جون,جولائی,اگست,ستمبر,اکتوبر,نومبر,دسمبر|
  pap|Papiamentu|Latn|one: n = 1|d MMMM y|MMMM y|Yanüari,Febrüari,Mart,Aprel,Mei,Yüni,Yüli,Ougùstùs,Sèptèmber,Òktober,Novèmber,Desèmber|
  pcm|Naijíriá Píjin|Latn|one: n = 0 or n = 1|d MMMM y|MMMM y|Jénúári,Fẹ́búári,Mach,Éprel,Mee,Jun,Julai,Ọgọst,Sẹptẹ́mba,Ọktóba,Nọvẹ́mba,Disẹ́mba|
  pis|Pijin|Latn||y MMMM d|y MMMM|Januare,Febuare,Mas,Eprel,Mei,Jun,Julae,Ogus,Septemba,Oktoba,Novemba,Disemba|
  pl|polski|Latn|one: n = 1; few: n % 10 = 2..4 and n % 100 != 12..14; many: n != 1 and n % 10 = 0..1 or n % 10 = 5..9 or n % 100 = 12..14|d MMMM y|LLLL y|stycznia,lutego,marca,kwietnia,maja,czerwca,lipca,sierpnia,września,października,listopada,grudnia|styczeń,luty,marzec,kwiecień,maj,czerwiec,lipiec,sierpień,wrzesień,październik,listopad,grudzień
  pms|piemontèis|Latn||y MMMM d|y MMMM|gené,fërvé,mars,avril,magg,giugn,lugn,agost,stèmber,utuber,novèmber,dzèmber|
  prg|prūsiskan|Latn|zero: n % 10 = 0 or n % 100 = 11..19; one: n % 10 = 1 and n % 100 != 11|y 'mettas' d. MMMM|y MMMM|rags,wassarins,pūlis,sakkis,zallaws,sīmenis,līpa,daggis,sillins,spallins,lapkrūtis,sallaws|
  ps|پښتو|Arab|one: n = 1|d MMMM y|y MMMM|جنوري,فبروري,مارچ,اپریل,مۍ,جون,جولای,اګست,سېپتمبر,اکتوبر,نومبر,دسمبر|جنوري,فېبروري,مارچ,اپریل,مۍ,جون,جولای,اګست,سپتمبر,اکتوبر,نومبر,دسمبر
  pt|português|Latn|one: n = 0..1; many: n != 0 and n % 1000000 = 0|d 'de' MMMM 'de' y|MMMM 'de' y|janeiro,fevereiro,março,abril,maio,junho,julho,agosto,setembro,outubro,novembro,dezembro|
  pt-AO|português (Angola)|Latn|one: n = 1; many: n != 0 and n % 1000000 = 0|d 'de' MMMM 'de' y|MMMM 'de' y|janeiro,fevereiro,março,abril,maio,junho,julho,agosto,setembro,outubro,novembro,dezembro|
  pt-CH|português (Suíça)|Latn|one: n = 1; many: n != 0 and n % 1000000 = 0|d 'de' MMMM 'de' y|MMMM 'de' y|janeiro,fevereiro,março,abril,maio,junho,julho,agosto,setembro,outubro,novembro,dezembro|
  pt-CV|português (Cabo Verde)|Latn|one: n = 1; many: n != 0 and n % 1000000 = 0|d 'de' MMMM 'de' y|MMMM 'de' y|janeiro,fevereiro,março,abril,maio,junho,julho,agosto,setembro,outubro,novembro,dezembro|
  pt-GQ|português (Guiné Equatorial)|Latn|one: n = 1; many: n != 0 and n % 1000000 = 0|d 'de' MMMM 'de' y|MMMM 'de' y|janeiro,fevereiro,março,abril,maio,junho,julho,agosto,setembro,outubro,novembro,dezembro|
  pt-GW|português (Guiné-Bissau)|Latn|one: n = 1; many: n != 0 and n % 1000000 = 0|d 'de' MMMM 'de' y|MMMM 'de' y|janeiro,fevereiro,março,abril,maio,junho,julho,agosto,setembro,outubro,novembro,dezembro|
  pt-LU|português (Luxemburgo)|Latn|one: n = 1; many: n != 0 and n % 1000000 = 0|d 'de' MMMM 'de' y|MMMM 'de' y|janeiro,fevereiro,março,abril,maio,junho,julho,agosto,setembro,outubro,novembro,dezembro|
  pt-MO|português (Macau, RAE da China)|Latn|one: n = 1; many: n != 0 and n % 1000000 = 0|d 'de' MMMM 'de' y|MMMM 'de' y|janeiro,fevereiro,março,abril,maio,junho,julho,agosto,setembro,outubro,novembro,dezembro|
  pt-MZ|português (Moçambique)|Latn|one: n = 1; many: n != 0 and n % 1000000 = 0|d 'de' MMMM 'de' y|MMMM 'de' y|janeiro,fevereiro,março,abril,maio,junho,julho,agosto,setembro,outubro,novembro,dezembro|
  pt-PT|português (Portugal)|Latn|one: n = 1; many: n != 0 and n % 1000000 = 0|d 'de' MMMM 'de' y|MMMM 'de' y|janeiro,fevereiro,março,abril,maio,junho,julho,agosto,setembro,outubro,novembro,dezembro|
  pt-ST|português (São Tomé e Príncipe)|Latn|one: n = 1; many: n != 0 and n % 1000000 = 0|d 'de' MMMM 'de' y|MMMM 'de' y|janeiro,fevereiro,março,abril,maio,junho,julho,agosto,setembro,outubro,novembro,dezembro|
  pt-TL|português (Timor-Leste)|Latn|one: n = 1; many: n != 0 and n % 1000000 = 0|d 'de' MMMM 'de' y|MMMM 'de' y|janeiro,fevereiro,março,abril,maio,junho,julho,agosto,setembro,outubro,novembro,dezembro|
  qu|Runasimi|Latn||d MMMM y|MMMM y|Enero,Febrero,Marzo,Abril,Mayo,Junio,Julio,Agosto,Setiembre,Octubre,Noviembre,Diciembre|
  quc|kʼicheʼ|Latn||y MMMM d|y MMMM|Nabʼe ikʼ,Ukabʼ ikʼ,Urox ikʼ,Ukaj ikʼ,Uroʼ ikʼ,Uwaq ikʼ,Uwuq ikʼ,Uwajxaq ikʼ,Ubʼelej ikʼ,Ulajuj ikʼ,Rujulaʼj ikʼ,Rukabʼlaʼj ikʼ|
  raj|राजस्थानी|Deva||y MMMM d|y MMMM|जनवरी,फरवरी,मार्च,अप्रैल,मई,जून,जुलाई,अगस्त,सितम्बर,अक्टूबर,नवंबर,दिसंबर|
  rif|Tarifit|Latn||dd MMMM y|MMMM y|yennayer,febrayer,mars,yebril,mayyu,yunyu,yulyu,ɣuccet,cutembir,kṭuber,nuwembir,dujembir|
  rm|rumantsch|Latn|one: n = 1|d MMMM y|LLLL y|da schaner,da favrer,da mars,d’avrigl,da matg,da zercladur,da fanadur,d’avust,da settember,d’october,da november,da december|schaner,favrer,mars,avrigl,matg,zercladur,fanadur,avust,settember,october,november,december
  rn|Ikirundi|Latn||d MMMM y|y MMMM|Nzero,Ruhuhuma,Ntwarante,Ndamukiza,Rusama,Ruheshi,Mukakaro,Nyandagaro,Nyakanga,Gitugutu,Munyonyo,Kigarama|
  ro|română|Latn|one: n = 1; few: n = 0 or n != 1 and n % 100 = 1..19|d MMMM y|MMMM y|ianuarie,februarie,martie,aprilie,mai,iunie,iulie,august,septembrie,octombrie,noiembrie,decembrie|
  rof|Kihorombo|Latn|one: n = 1|d MMMM y|MMMM y|Mweri wa kwanza,Mweri wa kaili,Mweri wa katatu,Mweri wa kaana,Mweri wa tanu,Mweri wa sita,Mweri wa saba,Mweri wa nane,Mweri wa tisa,Mweri wa ikumi,Mweri wa ikumi na moja,Mweri wa ikumi na mbili|
  ru|русский|Cyrl|one: n % 10 = 1 and n % 100 != 11; few: n % 10 = 2..4 and n % 100 != 12..14; many: n % 10 = 0 or n % 10 = 5..9 or n % 100 = 11..14|d MMMM y 'г'.|LLLL y 'г'.|января,февраля,марта,апреля,мая,июня,июля,августа,сентября,октября,ноября,декабря|январь,февраль,март,апрель,май,июнь,июль,август,сентябрь,октябрь,ноябрь,декабрь
  rw|Ikinyarwanda|Latn||y MMMM d|MMMM y|Mutarama,Gashyantare,Werurwe,Mata,Gicurasi,Kamena,Nyakanga,Kanama,Nzeri,Ukwakira,Ugushyingo,Ukuboza|
  rwk|Kiruwa|Latn|one: n = 1|d MMMM y|MMMM y|Januari,Februari,Machi,Aprilyi,Mei,Junyi,Julyai,Agusti,Septemba,Oktoba,Novemba,Desemba|
  sa|संस्कृत भाषा|Deva||d MMMM y|MMMM y|जनवरीमासः,फरवरीमासः,मार्चमासः,अप्रैलमासः,मईमासः,जूनमासः,जुलाईमासः,अगस्तमासः,सितंबरमासः,अक्तूबरमासः,नवंबरमासः,दिसंबरमासः|
  sah|саха тыла|Cyrl||y, MMMM d|y MMMM|Тохсунньу,Олунньу,Кулун тутар,Муус устар,Ыам ыйын,Бэс ыйын,От ыйын,Атырдьых ыйын,Балаҕан ыйын,Алтынньы,Сэтинньи,ахсынньы|тохсунньу,олунньу,кулун тутар,муус устар,ыам ыйа,бэс ыйа,от ыйа,атырдьых ыйа,балаҕан ыйа,алтынньы,сэтинньи,ахсынньы
  saq|Kisampur|Latn|one: n = 1|d MMMM y|MMMM y|Lapa le obo,Lapa le waare,Lapa le okuni,Lapa le ong’wan,Lapa le imet,Lapa le ile,Lapa le sapa,Lapa le isiet,Lapa le saal,Lapa le tomon,Lapa le tomon obo,Lapa le tomon waare|
  sat|ᱥᱟᱱᱛᱟᱲᱤ|Olck|one: n = 1; two: n = 2|d MMMM y|y MMMM|ᱡᱟᱱᱣᱟᱨᱤ,ᱯᱷᱟᱨᱣᱟᱨᱤ,ᱢᱟᱨᱪ,ᱟᱯᱨᱮᱞ,ᱢᱮ,ᱡᱩᱱ,ᱡᱩᱞᱟᱭ,ᱟᱜᱟᱥᱛ,ᱥᱮᱯᱴᱮᱢᱵᱟᱨ,ᱚᱠᱴᱚᱵᱟᱨ,ᱱᱟᱣᱟᱢᱵᱟᱨ,ᱫᱤᱥᱟᱢᱵᱟᱨ|
  sbp|Ishisangu|Latn||d MMMM y|y MMMM|Mupalangulwa,Mwitope,Mushende,Munyi,Mushende Magali,Mujimbi,Mushipepo,Mupuguto,Munyense,Mokhu,Musongandembwe,Muhaano|
  sc|sardu|Latn|one: n = 1|d 'de' MMMM 'de' 'su' y|MMMM 'de' 'su' y|ghennàrgiu,freàrgiu,martzu,abrile,maju,làmpadas,trìulas,austu,cabudanni,santugaine,santandria,nadale|
  scn|sicilianu|Latn|one: n = 1; many: n != 0 and n % 1000000 = 0|d MMMM y|MMMM y|jinnaru,frivaru,marzu,aprili,maju,giugnu,giugnettu,agustu,sittèmmiru,uttùviru,nuvèmmiru,dicèmmiru|
  sd|سنڌي|Arab|one: n = 1|y MMMM d|y MMMM|جنوري,فيبروري,مارچ,اپريل,مئي,جون,جولاءِ,آگسٽ,سيپٽمبر,آڪٽوبر,نومبر,ڊسمبر|
  sd-Deva|सिन्धी|Deva|one: n = 1|MMMM d, y|MMMM y|जनवरी,फेबरवरी,मार्चु,अप्रेल,मई,जून,जुलाई,आगस्ट,सप्टेंबर,आक्टोबर,नवंबर,डिसंबर|जनवरी,फेबरवरी,मार्चु,अप्रेल,मई,जून,जुलाई,आगस्ट,सप्टेंबर,ऑक्टोबर,नवंबर,डिसंबर
  se|davvisámegiella|Latn|one: n = 1; two: n = 2|y MMMM d|y MMMM|ođđajagemánnu,guovvamánnu,njukčamánnu,cuoŋománnu,miessemánnu,geassemánnu,suoidnemánnu,borgemánnu,čakčamánnu,golggotmánnu,skábmamánnu,juovlamánnu|
  se-FI|davvisámegiella (Suopma)|Latn|one: n = 1; two: n = 2|d MMMM y|MMMM y|ođđajagemánnu,guovvamánnu,njukčamánnu,cuoŋománnu,miessemánnu,geassemánnu,suoidnemánnu,borgemánnu,čakčamánnu,golggotmánnu,skábmamánnu,juovlamánnu|
  seh|sena|Latn|one: n = 1|d 'de' MMMM 'de' y|MMMM 'de' y|Janeiro,Fevreiro,Marco,Abril,Maio,Junho,Julho,Augusto,Setembro,Otubro,Novembro,Decembro|
  ses|Koyraboro senni|Latn||d MMMM y|MMMM y|Žanwiye,Feewiriye,Marsi,Awiril,Me,Žuweŋ,Žuyye,Ut,Sektanbur,Oktoobur,Noowanbur,Deesanbur|
  sg|Sängö|Latn||d MMMM y|MMMM y|Nyenye,Fulundïgi,Mbängü,Ngubùe,Bêläwü,Föndo,Lengua,Kükürü,Mvuka,Ngberere,Nabändüru,Kakauka|
  shi|ⵜⴰⵛⵍⵃⵉⵜ|Tfng|one: n = 0 or n = 1; few: n = 2..10|d MMMM y|MMMM y|ⵉⵏⵏⴰⵢⵔ,ⴱⵕⴰⵢⵕ,ⵎⴰⵕⵚ,ⵉⴱⵔⵉⵔ,ⵎⴰⵢⵢⵓ,ⵢⵓⵏⵢⵓ,ⵢⵓⵍⵢⵓⵣ,ⵖⵓⵛⵜ,ⵛⵓⵜⴰⵏⴱⵉⵔ,ⴽⵜⵓⴱⵔ,ⵏⵓⵡⴰⵏⴱⵉⵔ,ⴷⵓⵊⴰⵏⴱⵉⵔ|
  shi-Latn|Tashelḥiyt|Latn|one: n = 0 or n = 1; few: n = 2..10|d MMMM y|MMMM y|innayr,bṛayṛ,maṛṣ,ibrir,mayyu,yunyu,yulyuz,ɣuct,cutanbir,ktubr,nuwanbir,dujanbir|
  shn|တႆး|Mymr||y MMMM d|y MMMM|ၸၼ်ႇဝႃႇရီႇ,ၾႅပ်ႇဝႃႇရီႇ,မၢတ်ႉၶျ်,ဢေႇပရႄႇ,မေႇ,ၸုၼ်ႇ,ၸူႇလၢႆႇ,ဢေႃးၵၢတ်ႉ,သႅပ်ႇထႅမ်ႇပႃႇ,ဢွၵ်ႇထူဝ်ႇပႃႇ,ၼူဝ်ႇဝႅမ်ႇပႃႇ,တီႇသႅမ်ႇပႃႇ|
  si|සිංහල|Sinh|one: n = 0,1|y MMMM d|y MMMM|දුරුතු,නවම්,මැදින්,බක්,වෙසක්,පොසොන්,ඇසළ,නිකිණි,බිනර,වප්,ඉල්,උඳුවප්|
  sk|slovenčina|Latn|one: n = 1; few: n = 2..4|d. MMMM y|LLLL y|januára,februára,marca,apríla,mája,júna,júla,augusta,septembra,októbra,novembra,decembra|január,február,marec,apríl,máj,jún,júl,august,september,október,november,december
  skr|سرائیکی|Arab||y MMMM d|y MMMM|جنوری,فروری,مارچ,اپریل,مئی,جون,جولائی,اگست,ستمبر,اکتوبر,نومبر,دسمبر|
  sl|slovenščina|Latn|one: n % 100 = 1; two: n % 100 = 2; few: n % 100 = 3..4|d. MMMM y|MMMM y|januar,februar,marec,april,maj,junij,julij,avgust,september,oktober,november,december|
  smn|anarâškielâ|Latn|one: n = 1; two: n = 2|MMMM d. y|LLLL y|uđđâivemáánu,kuovâmáánu,njuhčâmáánu,cuáŋuimáánu,vyesimáánu,kesimáánu,syeinimáánu,porgemáánu,čohčâmáánu,roovvâdmáánu,skammâmáánu,juovlâmáánu|
  sn|chiShona|Latn|one: n = 1|y MMMM d|y MMMM|Ndira,Kukadzi,Kurume,Kubvumbi,Chivabvu,Chikumi,Chikunguru,Nyamavhuvhu,Gunyana,Gumiguru,Mbudzi,Zvita|
  so|Soomaali|Latn|one: n = 1|MMMM d, y|MMMM y|Janaayo,Febraayo,Maarso,Abriil,Maayo,Juun,Luulyo,Agosto,Sebtembar,Oktoobar,Noofeembar,Diseembar|Jannaayo,Febraayo,Maarso,Abriil,Maayo,Juun,Luulyo,Ogosto,Sebteembar,Oktoobar,Noofeembar,Diseembar
  sq|shqip|Latn|one: n = 1|d MMMM y|MMMM y|janar,shkurt,mars,prill,maj,qershor,korrik,gusht,shtator,tetor,nëntor,dhjetor|
  sr|српски|Cyrl|one: n % 10 = 1 and n % 100 != 11; few: n % 10 = 2..4 and n % 100 != 12..14|d. MMMM y.|MMMM y.|јануар,фебруар,март,април,мај,јун,јул,август,септембар,октобар,новембар,децембар|
  sr-Latn|srpski|Latn|one: n % 10 = 1 and n % 100 != 11; few: n % 10 = 2..4 and n % 100 != 12..14|d. MMMM y.|MMMM y.|januar,februar,mart,april,maj,jun,jul,avgust,septembar,oktobar,novembar,decembar|
  ss|siSwati|Latn|one: n = 1|y MMMM d|y MMMM|Bhimbidvwane,iNdlovana,iNdlovu-lenkhulu,Mabasa,iNkhwekhweti,iNhlaba,Kholwane,iNgci,iNyoni,iMphala,Lweti,iNgongoni|
  ssy|Saho|Latn|one: n = 1|dd MMMM y|y MMMM|Qunxa Garablu,Kudo,Ciggilta Kudo,Agda Baxis,Caxah Alsa,Qasa Dirri,Qado Dirri,Liiqen,Waysu,Diteli,Ximoli,Kaxxa Garablu|
  st|Sesotho|Latn|one: n = 1|y MMMM d|y MMMM|Pherekgong,Hlakola,Hlakubele,Mmesa,Motsheanong,Phupjane,Phupu,Phato,Lwetse,Mphalane,Pudungwana,Tshitwe|
  su|Basa Sunda|Latn||d MMMM y|MMMM y|Januari,Pébruari,Maret,April,Méi,Juni,Juli,Agustus,Séptémber,Oktober,Nopémber,Désémber|
  sv|svenska|Latn|one: n = 1|d MMMM y|MMMM y|januari,februari,mars,april,maj,juni,juli,augusti,september,oktober,november,december|
  sw|Kiswahili|Latn|one: n = 1|d MMMM y|MMMM y|Januari,Februari,Machi,Aprili,Mei,Juni,Julai,Agosti,Septemba,Oktoba,Novemba,Desemba|
  syr|ܣܘܪܝܝܐ|Syrc|one: n = 1|d ܒMMMM y|MMMM y|ܟܢܘܢ ܐܚܪܝܐ,ܫܒܛ,ܐܕܪ,ܢܝܣܢ,ܐܝܪ,ܚܙܝܪܢ,ܬܡܘܙ,ܐܒ,ܐܝܠܘܠ,ܬܫܪܝܢ ܩܕܡܝܐ,ܬܫܪܝܢ ܐܚܪܝܐ,ܟܢܘܢ ܩܕܡܝܐ|
  szl|ślōnski|Latn||d MMMM y|LLLL y|stycznia,lutego,marca,kwietnia,moja,czyrwca,lipca,siyrpnia,września,października,listopada,grudnia|styczyń,luty,marzec,kwieciyń,moj,czyrwiec,lipiec,siyrpiyń,wrzesiyń,październik,listopad,grudziyń
  ta|தமிழ்|Taml|one: n = 1|d MMMM, y|MMMM y|ஜனவரி,பிப்ரவரி,மார்ச்,ஏப்ரல்,மே,ஜூன்,ஜூலை,ஆகஸ்ட்,செப்டம்பர்,அக்டோபர்,நவம்பர்,டிசம்பர்|
  te|తెలుగు|Telu|one: n = 1|d MMMM, y|MMMM y|జనవరి,ఫిబ్రవరి,మార్చి,ఏప్రిల్,మే,జూన్,జులై,ఆగస్టు,సెప్టెంబర్,అక్టోబర్,నవంబర్,డిసెంబర్|
  teo|Kiteso|Latn|one: n = 1|d MMMM y|MMMM y|Orara,Omuk,Okwamg’,Odung’el,Omaruk,Omodok’king’ol,Ojola,Opedel,Osokosokoma,Otibar,Olabor,Opoo|
  tg|тоҷикӣ|Cyrl|one: n = 0 or n = 1|dd MMMM y|MMMM y|Январ,Феврал,Март,Апрел,Май,Июн,Июл,Август,Сентябр,Октябр,Ноябр,Декабр|
  th|ไทย|Thai||d MMMM 'ค.ศ.' y|MMMM y|มกราคม,กุมภาพันธ์,มีนาคม,เมษายน,พฤษภาคม,มิถุนายน,กรกฎาคม,สิงหาคม,กันยายน,ตุลาคม,พฤศจิกายน,ธันวาคม|
  ti|ትግርኛ|Ethi|one: n = 0..1|MMMM d, y|MMMM y|ጥሪ,ለካቲት,መጋቢት,ሚያዝያ,ጉንበት,ሰነ,ሓምለ,ነሓሰ,መስከረም,ጥቅምቲ,ሕዳር,ታሕሳስ|
  tig|ትግረ|Ethi|one: n = 1|dd MMMM y|y MMMM|ጃንዩወሪ,ፌብሩወሪ,ማርች,ኤፕረል,ሜይ,ጁን,ጁላይ,ኦገስት,ሴፕቴምበር,ኦክተውበር,ኖቬምበር,ዲሴምበር|
  tk|türkmen dili|Latn|one: n = 1|d MMMM y|MMMM y|ýanwar,fewral,mart,aprel,maý,iýun,iýul,awgust,sentýabr,oktýabr,noýabr,dekabr|Ýanwar,Fewral,Mart,Aprel,Maý,Iýun,Iýul,Awgust,Sentýabr,Oktýabr,Noýabr,Dekabr
  tn|Setswana|Latn|one: n = 1|y MMMM d|y MMMM|Ferikgong,Tlhakole,Mopitlo,Moranang,Motsheganong,Seetebosigo,Phukwi,Phatwe,Lwetse,Diphalane,Ngwanatsele,Sedimonthole|
  to|lea fakatonga|Latn||d MMMM y|MMMM y|Sānuali,Fēpueli,Maʻasi,ʻEpeleli,Mē,Sune,Siulai,ʻAokosi,Sēpitema,ʻOkatopa,Nōvema,Tīsema|
  tok|toki pona|Latn||'tenpo' 'sike' #y 'la' 'tenpo' MMMM 'la' 'tenpo' 'suno' #d|#y 'la' MMMM|tenpo mun #1,tenpo mun #2,tenpo mun #3,tenpo mun #4,tenpo mun #5,tenpo mun #6,tenpo mun #7,tenpo mun #8,tenpo mun #9,tenpo mun #10,tenpo mun #11,tenpo mun #12|
  tpi|Tok Pisin|Latn||dd MMMM y|y MMMM|Janueri,Februeri,Mas,Epril,Me,Jun,Julai,Ogas,Septemba,Oktoba,Novemba,Desemba|
  tr|Türkçe|Latn|one: n = 1|d MMMM y|MMMM y|Ocak,Şubat,Mart,Nisan,Mayıs,Haziran,Temmuz,Ağustos,Eylül,Ekim,Kasım,Aralık|
  trv|patas Taroko|Latn||y MMMM d|y MMMM|Kingal idas,Dha idas,Tru idas,Spat idas,Rima idas,Mataru idas,Empitu idas,Maspat idas,Mngari idas,Maxal idas,Maxal kingal idas,Maxal dha idas|
  trw|توروالی|Arab||d MMMM، y|MMMM y|جنوری,فروری,مارچ,اپریل,مئ,جون,جولائی,اگست,ستمبر,اکتوبر,نومبر,دسمبر|
  ts|Xitsonga|Latn|one: n = 1|y MMMM d|y MMMM|Sunguti,Nyenyenyani,Nyenyankulu,Dzivamisoko,Mudyaxihi,Khotavuxika,Mawuwani,Mhawuri,Ndzhati,Nhlangula,Hukuri,N’wendzamhala|
  tt|татар|Cyrl||d MMMM, y 'ел'|y 'ел', MMMM|гыйнвар,февраль,март,апрель,май,июнь,июль,август,сентябрь,октябрь,ноябрь,декабрь|
  twq|Tasawaq senni|Latn||d MMMM y|y MMMM|Žanwiye,Feewiriye,Marsi,Awiril,Me,Žuweŋ,Žuyye,Ut,Sektanbur,Oktoobur,Noowanbur,Deesanbur|
  tyv|Тыва|Cyrl||y'ч' MMMM d|y'ч' MMMM|Январь,Февраль,Март,Апрель,Май,Июнь,Июль,Август,Сентябрь,Октябрь,Ноябрь,Декабрь|
  tzm|Tamaziɣt n laṭlaṣ|Latn|one: n = 0..1 or n = 11..99|d MMMM y|MMMM y|Yennayer,Yebrayer,Mars,Ibrir,Mayyu,Yunyu,Yulyuz,Ɣuct,Cutanbir,Kṭuber,Nwanbir,Dujanbir|
  ug|ئۇيغۇرچە|Arab|one: n = 1|d-MMMM، y|y MMMM|يانۋار,فېۋرال,مارت,ئاپرېل,ماي,ئىيۇن,ئىيۇل,ئاۋغۇست,سېنتەبىر,ئۆكتەبىر,نويابىر,دېكابىر|
  uk|українська|Cyrl|one: n % 10 = 1 and n % 100 != 11; few: n % 10 = 2..4 and n % 100 != 12..14; many: n % 10 = 0 or n % 10 = 5..9 or n % 100 = 11..14|d MMMM y 'р'.|LLLL y 'р'.|січня,лютого,березня,квітня,травня,червня,липня,серпня,вересня,жовтня,листопада,грудня|січень,лютий,березень,квітень,травень,червень,липень,серпень,вересень,жовтень,листопад,грудень
  ur|اردو|Arab|one: n = 1|d MMMM، y|MMMM y|جنوری,فروری,مارچ,اپریل,مئی,جون,جولائی,اگست,ستمبر,اکتوبر,نومبر,دسمبر|
  uz|o‘zbek|Latn|one: n = 1|d-MMMM, y|MMMM, y|yanvar,fevral,mart,aprel,may,iyun,iyul,avgust,sentabr,oktabr,noyabr,dekabr|Yanvar,Fevral,Mart,Aprel,May,Iyun,Iyul,Avgust,Sentabr,Oktabr,Noyabr,Dekabr
  uz-Arab|اوزبیک|Arab|one: n = 1|d نچی MMMM y|y MMMM|جنوری,فبروری,مارچ,اپریل,می,جون,جولای,اگست,سپتمبر,اکتوبر,نومبر,دسمبر|
  uz-Cyrl|ўзбекча|Cyrl|one: n = 1|d MMMM, y|MMMM, y|январ,феврал,март,апрел,май,июн,июл,август,сентябр,октябр,ноябр,декабр|
  vai|ꕙꔤ|Vaii||d MMMM y|MMMM y|ꖨꖕ ꕪꕴ ꔞꔀꕮꕊ,ꕒꕡꖝꖕ,ꕾꖺ,ꖢꖕ,ꖑꕱ,ꖱꘋ,ꖱꕞꔤ,ꗛꔕ,ꕢꕌ,ꕭꖃ,ꔞꘋꕔꕿ ꕸꖃꗏ,ꖨꖕ ꕪꕴ ꗏꖺꕮꕊ|
  ve|Tshivenḓa|Latn|one: n = 1|y MMMM d|y MMMM|Phando,Luhuhi,Ṱhafamuhwe,Lambamai,Shundunthule,Fulwi,Fulwana,Ṱhangule,Khubvumedzi,Tshimedzi,Ḽara,Nyendavhusiku|
  vec|veneto|Latn|one: n = 1; many: n != 0 and n % 1000000 = 0|d MMMM y|MMMM y|jenaro,febraro,marso,aprile,majo,jugno,lujo,agosto,setenbre,otobre,novenbre,dezenbre|
  vi|Tiếng Việt|Latn|one: n = 0 or n = 1|d MMMM, y|MMMM 'năm' y|tháng 1,tháng 2,tháng 3,tháng 4,tháng 5,tháng 6,tháng 7,tháng 8,tháng 9,tháng 10,tháng 11,tháng 12|Tháng 1,Tháng 2,Tháng 3,Tháng 4,Tháng 5,Tháng 6,Tháng 7,Tháng 8,Tháng 9,Tháng 10,Tháng 11,Tháng 12
  vmw|emakhuwa|Latn||y MMMM d|y MMMM|janeiru,fevereiru,marsu,abril,maiu,junyu,julyu,agostu,setembru,outubru,novembru,dezembru|
  vo|Volapük|Latn|one: n = 1|y MMMM d|y MMMM|yanul,febul,mäzul,prilul,mayul,yunul,yulul,gustul,setul,tobul,novul,dekul|
  vun|Kyivunjo|Latn|one: n = 1|d MMMM y|MMMM y|Januari,Februari,Machi,Aprilyi,Mei,Junyi,Julyai,Agusti,Septemba,Oktoba,Novemba,Desemba|
  wae|Walser|Latn|one: n = 1|d. MMMM y|y MMMM|Jenner,Hornig,Märze,Abrille,Meije,Bráčet,Heiwet,Öigšte,Herbštmánet,Wímánet,Wintermánet,Chrištmánet|
  wal|ወላይታቱ|Ethi||dd MMMM y|y MMMM|ጃንዩወሪ,ፌብሩወሪ,ማርች,ኤፕረል,ሜይ,ጁን,ጁላይ,ኦገስት,ሴፕቴምበር,ኦክተውበር,ኖቬምበር,ዲሴምበር|
  wo|Wolof|Latn||d MMMM, y|MMMM y|Samwiyee,Fewriyee,Mars,Awril,Mee,Suwe,Sulet,Ut,Sàttumbar,Oktoobar,Nowàmbar,Desàmbar|
  xh|IsiXhosa|Latn|one: n = 1|MMMM d, y|MMMM y|Janyuwari,Februwari,Matshi,Epreli,Meyi,Juni,Julayi,Agasti,Septemba,Okthobha,Novemba,Disemba|Janyuwari,Februwari,Matshi,Epreli,Meyi,Juni,Julayi,Agasti,Septemba,Okthoba,Novemba,Disemba
  xnr|कांगड़ी|Deva||d MMMM y|MMMM y|जनवरी,फ़रवरी,मार्च,अप्रैल,मई,जून,जुलाई,अगस्त,सितंबर,अक्तूबर,नवंबर,दिसंबर|
  xog|Olusoga|Latn|one: n = 1|d MMMM y|MMMM y|Janwaliyo,Febwaliyo,Marisi,Apuli,Maayi,Juuni,Julaayi,Agusito,Sebuttemba,Okitobba,Novemba,Desemba|
  yav|nuasue|Latn||d MMMM y|y MMMM|pikítíkítie, oólí ú kutúan,siɛyɛ́, oóli ú kándíɛ,ɔnsúmbɔl, oóli ú kátátúɛ,mesiŋ, oóli ú kénie,ensil, oóli ú kátánuɛ,ɔsɔn,efute,pisuyú,imɛŋ i puɔs,imɛŋ i putúk,oóli ú kátíɛ,makandikɛ,pilɔndɔ́|
  yi|ייִדיש|Hebr|one: n = 1|dטן MMMM y|MMMM y|יאַנואַר,פֿעברואַר,מערץ,אַפּריל,מיי,יוני,יולי,אויגוסט,סעפּטעמבער,אקטאבער,נאוועמבער,דעצעמבער|
  yrl|nheẽgatu|Latn||d MMMM y|MMMM y|yepé,mukũi,musapíri,irũdí,pú,pú-yepé,pú-mukũi,pú-musapíri,pú-irũdí,yepé-putimaã,yepé-yepé,yepé-mukũi|
  yue|粵語|Hant||y年M月d日|y年M月|1月,2月,3月,4月,5月,6月,7月,8月,9月,10月,11月,12月|
  yue-Hans|粤语|Hans||y年M月d日|y年M月|1月,2月,3月,4月,5月,6月,7月,8月,9月,10月,11月,12月|
  za|Vahcuengh|Latn||y MMMM d|y MMMM|ndwenit,ndwenngeih,ndwensam,ndwenseiq,ndwenngux,ndwenloeg,ndwencaet,ndwenbet,ndwengouj,ndwencib,ndwencib’it,ndwencibngeih|
  zgh|ⵜⴰⵎⴰⵣⵉⵖⵜ|Tfng||d MMMM y|y MMMM|ⵉⵏⵏⴰⵢⵔ,ⴱⵕⴰⵢⵕ,ⵎⴰⵕⵚ,ⵉⴱⵔⵉⵔ,ⵎⴰⵢⵢⵓ,ⵢⵓⵏⵢⵓ,ⵢⵓⵍⵢⵓⵣ,ⵖⵓⵛⵜ,ⵛⵓⵜⴰⵏⴱⵉⵔ,ⴽⵜⵓⴱⵔ,ⵏⵓⵡⴰⵏⴱⵉⵔ,ⴷⵓⵊⴰⵏⴱⵉⵔ|
  zh|中文|Hans||y年M月d日|y年M月|一月,二月,三月,四月,五月,六月,七月,八月,九月,十月,十一月,十二月|
  zh-Hant|中文 (繁體)|Hant||y年M月d日|y年M月|1月,2月,3月,4月,5月,6月,7月,8月,9月,10月,11月,12月|
  zu|isiZulu|Latn|one: n = 0 or n = 1|MMMM d, y|MMMM y|Januwari,Februwari,Mashi,Ephreli,Meyi,Juni,Julayi,Agasti,Septhemba,Okthoba,Novemba,Disemba|
  """#

/// Scripts of further languages that are written from right to left, and of regions that write a language in another
/// script than most.
let cldrOtherScripts = """
  aao Arab
  abh Arab
  abv Arab
  acm Arab
  acq Arab
  acw Arab
  acx Arab
  adf Arab
  aeb Arab
  aec Arab
  aee Arab
  aeq Arab
  afb Arab
  aib Arab
  aii Syrc
  aij Hebr
  aiq Arab
  amw Syrc
  apd Arab
  arq Arab
  ars Arab
  ary Arab
  arz Arab
  ask Arab
  atn Arab
  auj Arab
  auz Arab
  avd Arab
  avl Arab
  ayh Arab
  ayl Arab
  ayn Arab
  ayp Arab
  azb Arab
  bdz Arab
  bej Arab
  bft Arab
  bgn Arab
  bgp Arab
  bhe Arab
  bhm Arab
  bhn Syrc
  bjf Syrc
  bjm Arab
  brk Arab
  bsh Arab
  bsk Arab
  chg Arab
  cja Arab
  clh Arab
  czk Hebr
  dcc Arab
  def Arab
  deh Arab
  dgl Arab
  dmk Arab
  dml Arab
  dv Thaa
  esh Arab
  fay Arab
  faz Arab
  fia Arab
  fub Arab
  gbz Arab
  ggg Arab
  gha Arab
  ghr Arab
  gig Arab
  gjk Arab
  gju Arab
  glh Arab
  glk Arab
  grr Arab
  gwc Arab
  gwf Arab
  gwt Arab
  gzi Arab
  hac Arab
  haz Arab
  hbo Hebr
  hkh Arab
  hnd Arab
  hno Arab
  hoh Arab
  hrt Syrc
  hrz Arab
  hss Arab
  huy Hebr
  isk Arab
  itk Hebr
  iw Hebr
  jad Arab
  jat Arab
  jbe Hebr
  jbn Arab
  jdg Arab
  ji Hebr
  jnd Arab
  jog Arab
  jpa Hebr
  jpr Hebr
  jrb Hebr
  jye Hebr
  kbu Arab
  kby Arab
  kcy Arab
  kfm Arab
  khw Arab
  klj Arab
  kmz Arab
  kqd Syrc
  ktl Arab
  kvx Arab
  kxp Arab
  lad Hebr
  lah Arab
  lhs Syrc
  lki Arab
  lrk Arab
  lrl Arab
  lsa Arab
  lsd Hebr
  lss Arab
  luv Arab
  luz Arab
  mby Arab
  mde Arab
  mey Arab
  mfa Arab
  mfi Arab
  mhj Arab
  mid Mand
  mki Arab
  mnj Arab
  mve Arab
  mvy Arab
  myz Mand
  mzb Arab
  nli Arab
  nlm Arab
  ntz Arab
  nyq Arab
  oar Syrc
  odk Arab
  omy Arab
  oru Arab
  ota Arab
  pbt Arab
  phl Arab
  phr Arab
  phv Arab
  plk Arab
  prc Arab
  prd Arab
  prx Arab
  psh Arab
  psi Arab
  pst Arab
  qxq Arab
  rdb Arab
  rhg Rohg
  rmt Arab
  sam Samr
  sbn Arab
  scl Arab
  sdb Arab
  sdf Arab
  sdg Arab
  sdh Arab
  sds Arab
  sgr Arab
  sgy Arab
  shd Arab
  shm Arab
  shu Arab
  shv Arab
  siy Arab
  siz Arab
  smp Samr
  smy Arab
  sqo Arab
  sqt Arab
  srh Arab
  srz Arab
  ssh Arab
  sts Arab
  swb Arab
  syc Syrc
  syn Syrc
  tjo Arab
  tks Arab
  tmr Syrc
  tov Arab
  tra Arab
  trg Hebr
  trm Arab
  ush Arab
  uzs Arab
  vaf Arab
  vgr Arab
  vmh Arab
  wbk Arab
  wne Arab
  wni Arab
  wsv Arab
  xhe Arab
  xka Arab
  xkc Arab
  xkj Arab
  xkp Arab
  xvi Arab
  ydg Arab
  yhd Hebr
  yih Hebr
  yud Hebr
  zba Arab
  zdj Arab
  zrp Hebr
  zum Arab
  az-IQ Arab
  az-IR Arab
  az-RU Cyrl
  ha-CM Arab
  ha-SD Arab
  kk-AF Arab
  kk-CN Arab
  kk-IR Arab
  kk-MN Arab
  ku-AM Cyrl
  ku-AZ Cyrl
  ku-GE Cyrl
  ku-IQ Arab
  ku-IR Arab
  ku-LB Arab
  ku-TM Cyrl
  ky-CN Arab
  ky-TR Latn
  lzz-GE Geor
  mn-CN Mong
  ms-CC Arab
  pa-PK Arab
  sd-IN Deva
  sr-ME Latn
  sr-RO Latn
  sr-TR Latn
  tg-PK Arab
  ug-KZ Cyrl
  ug-MN Cyrl
  uz-AF Arab
  uz-CN Cyrl
  yue-CN Hans
  zh-AU Hant
  zh-BN Hant
  zh-GB Hant
  zh-GF Hant
  zh-HK Hant
  zh-ID Hant
  zh-MO Hant
  zh-PA Hant
  zh-PF Hant
  zh-PH Hant
  zh-SR Hant
  zh-TH Hant
  zh-TW Hant
  zh-US Hant
  zh-VN Hant
  """
