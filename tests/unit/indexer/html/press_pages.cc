#include "tests/unit/indexer/html/press_pages.h"

#include <array>
#include <string_view>

namespace dateline::html {
namespace {

/// The words of a page in one language.
struct Words {
  std::string_view code;
  std::string_view title;
  std::string_view day;      ///< as readers see it
  std::string_view numbers;  ///< the same in numbers
  std::array<std::string_view, 3> paragraphs;
  std::string_view posted;
  std::string_view home;
  std::string_view press;
  std::string_view share;
  std::string_view related;
  std::string_view other;  ///< headline of another release
  std::string_view cookies;
  std::string_view rights;
};

constexpr std::string_view day = "2021-03-04";
constexpr std::string_view moment = "2021-03-04T09:30:00+00:00";

constexpr std::array<Words, 8> languages{{
    {"en",
     "Quillmere Ferries Orders Six Electric Boats",
     "March 4, 2021",
     "3/4/2021",
     {"Quillmere Ferries has ordered six electric boats, which will replace its oldest ones on the "
      "northern routes from next spring on.",
      "“They are quiet, and they cost a third less to run,” said Edda Varnholt, who heads the "
      "company. “Our passengers will hear the gulls again.”",
      "The boats are built in Norfen. Each of them carries two hundred passengers and needs twelve "
      "minutes at the pier to charge."},
     "Posted on",
     "Home",
     "Press releases",
     "Share this",
     "Related news",
     "Harbour Board Opens the New Pier in Norfen Early",
     "We use cookies to improve your experience. By continuing you accept their use.",
     "All rights reserved."},
    {"de",
     "Quillmerer Fähren bestellen sechs elektrische Boote",
     "4. März 2021",
     "04.03.2021",
     {"Die Quillmerer Fähren haben sechs elektrische Boote bestellt, die vom nächsten Frühjahr an "
      "die ältesten auf den nördlichen Linien ersetzen.",
      "„Sie sind leise, und ihr Betrieb kostet ein Drittel weniger“, sagte Edda Varnholt, die das "
      "Unternehmen leitet. „Unsere Fahrgäste hören wieder die Möwen.“",
      "Gebaut werden die Boote in Norfen. Jedes fasst zweihundert Fahrgäste und lädt in zwölf "
      "Minuten am Anleger."},
     "Veröffentlicht am",
     "Startseite",
     "Pressemitteilungen",
     "Artikel teilen",
     "Weitere Meldungen",
     "Hafenamt öffnet den neuen Anleger in Norfen früher",
     "Wir verwenden Cookies, um unsere Seiten zu verbessern. Mehr erfahren Sie hier.",
     "Alle Rechte vorbehalten."},
    {"fr",
     "Les ferries de Quillmere commandent six bateaux électriques",
     "4 mars 2021",
     "04/03/2021",
     {"Les ferries de Quillmere ont commandé six bateaux électriques, qui remplaceront les plus "
      "anciens sur les lignes du nord à partir du printemps prochain.",
      "« Ils sont silencieux et coûtent un tiers de moins », a déclaré Edda Varnholt, qui dirige "
      "la compagnie. « Nos passagers entendront de nouveau les mouettes. »",
      "Les bateaux sont construits à Norfen. Chacun transporte deux cents passagers et se "
      "recharge en douze minutes à quai."},
     "Publié le",
     "Accueil",
     "Communiqués de presse",
     "Partager",
     "Sur le même sujet",
     "Le port ouvre plus tôt le nouveau quai de Norfen",
     "Nous utilisons des cookies pour améliorer votre visite. En savoir plus sur leur usage.",
     "Tous droits réservés."},
    {"es",
     "Los transbordadores de Quillmere encargan seis barcos eléctricos",
     "4 de marzo de 2021",
     "04/03/2021",
     {"Los transbordadores de Quillmere han encargado seis barcos eléctricos, que sustituirán a "
      "los más antiguos en las líneas del norte desde la próxima primavera.",
      "«Son silenciosos y cuestan un tercio menos», dijo Edda Varnholt, que dirige la compañía. "
      "«Nuestros pasajeros oirán de nuevo las gaviotas.»",
      "Los barcos se construyen en Norfen. Cada uno lleva doscientos pasajeros y se carga en doce "
      "minutos en el muelle."},
     "Publicado el",
     "Inicio",
     "Notas de prensa",
     "Compartir",
     "Noticias relacionadas",
     "El puerto abre antes de tiempo el nuevo muelle de Norfen",
     "Utilizamos cookies para mejorar su visita. Más información sobre su uso en esta página.",
     "Todos los derechos reservados."},
    {"it",
     "I traghetti di Quillmere ordinano sei battelli elettrici",
     "4 marzo 2021",
     "04/03/2021",
     {"I traghetti di Quillmere hanno ordinato sei battelli elettrici, che sostituiranno i più "
      "vecchi sulle linee del nord dalla prossima primavera.",
      "«Sono silenziosi e costano un terzo in meno», ha detto Edda Varnholt, che guida la "
      "compagnia. «I nostri passeggeri sentiranno di nuovo i gabbiani.»",
      "I battelli sono costruiti a Norfen. Ognuno porta duecento passeggeri e si ricarica in "
      "dodici minuti al molo."},
     "Pubblicato il",
     "Pagina iniziale",
     "Comunicati stampa",
     "Condividi",
     "Leggi anche",
     "Il porto apre in anticipo il nuovo molo di Norfen",
     "Usiamo i cookie per migliorare la visita. Continuando si accetta il loro uso su questo sito.",
     "Tutti i diritti riservati."},
    {"pl",
     "Promy z Quillmere zamawiają sześć łodzi elektrycznych",
     "4 marca 2021",
     "04.03.2021",
     {"Promy z Quillmere zamówiły sześć łodzi elektrycznych, które od przyszłej wiosny zastąpią "
      "najstarsze na liniach północnych.",
      "„Są ciche i kosztują o jedną trzecią mniej” – powiedziała Edda Varnholt, która kieruje "
      "firmą. „Nasi pasażerowie znów usłyszą mewy”.",
      "Łodzie są budowane w Norfen. Każda zabiera dwustu pasażerów i ładuje się przy nabrzeżu w "
      "dwanaście minut."},
     "Opublikowano",
     "Strona główna",
     "Informacje prasowe",
     "Udostępnij",
     "Zobacz także",
     "Port wcześniej otwiera nowe nabrzeże w Norfen dla wszystkich",
     "Używamy plików cookie, aby ulepszać serwis. Dalsze korzystanie oznacza zgodę na ich użycie.",
     "Wszelkie prawa zastrzeżone."},
    {"ru",
     "Паромы Квилмера заказали шесть электрических судов",
     "4 марта 2021",
     "04.03.2021",
     {"Паромы Квилмера заказали шесть электрических судов, которые с будущей весны заменят самые "
      "старые на северных линиях.",
      "«Они тихие и обходятся на треть дешевле», — сказала Эдда Варнхольт, которая возглавляет "
      "компанию. «Наши пассажиры снова услышат чаек».",
      "Суда строятся в Норфене. Каждое из них берёт двести пассажиров и заряжается у причала за "
      "двенадцать минут."},
     "Опубликовано",
     "Главная",
     "Пресс-релизы",
     "Поделиться",
     "Читайте также",
     "Порт раньше срока открывает новый причал в Норфене",
     "Мы используем файлы cookie, чтобы улучшить сайт. Оставаясь на нём, вы соглашаетесь с этим.",
     "Все права защищены."},
    {"zh",
     "奎尔米尔渡轮公司订购六艘电动船",
     "2021年3月4日",
     "2021-03-04",
     {"奎尔米尔渡轮公司订购了六艘电动船，从明年春天起，它们将取代北方航线上最旧的船只。",
      "公司负责人埃达·瓦恩霍尔特说：“它们很安静，运行费用也低三分之一。我们的乘客又能听到海鸥的叫声"
      "了。”",
      "这些船在诺芬建造，每艘可载二百名乘客，在码头充电只需十二分钟。"},
     "发布时间：",
     "首页",
     "新闻稿",
     "分享到",
     "相关新闻",
     "港务局提前开放诺芬新码头供所有船只使用",
     "我们使用Cookie来改善您的访问体验，继续浏览即表示您同意使用。",
     "版权所有。"},
}};

/// Replaces each "{name}" of a template.
std::string filled(std::string_view form, const Words& words) {
  std::string menu;
  for (int i = 0; i < 8; ++i) {
    menu.append("<li><a href=\"/").append(std::to_string(i)).append("\">");
    menu.append(i == 0 ? words.home : words.press).append("</a></li>");
  }
  std::string text;
  for (const std::string_view paragraph : words.paragraphs) {
    text.append("<p>").append(paragraph).append("</p>");
  }
  std::string cards;
  for (int i = 0; i < 3; ++i) {
    cards.append("<div class=\"card\"><h3><a href=\"/n/").append(std::to_string(i));
    cards.append("\">").append(words.other).append("</a></h3><time datetime=\"2022-08-0");
    cards.append(std::to_string(i + 1)).append("\">2022</time></div>");
  }
  const std::array<std::pair<std::string_view, std::string_view>, 15> values{{
      {"lang", words.code},
      {"title", words.title},
      {"day", words.day},
      {"numbers", words.numbers},
      {"iso", day},
      {"moment", moment},
      {"text", text},
      {"posted", words.posted},
      {"press", words.press},
      {"share", words.share},
      {"related", words.related},
      {"cookies", words.cookies},
      {"rights", words.rights},
      {"menu", menu},
      {"cards", cards},
  }};
  std::string out(form);
  for (const auto& [name, value] : values) {
    const std::string mark = "{" + std::string(name) + "}";
    for (std::size_t at = out.find(mark); at != out.npos; at = out.find(mark, at + value.size())) {
      out.replace(at, mark.size(), value);
    }
  }
  return out;
}

struct System {
  std::string_view name;
  std::string_view page;  ///< a template
};

// In the way of each system, reduced to what tells where things stand.
constexpr std::array<System, 10> systems{{
    {"wordpress",
     R"(<!DOCTYPE html><html lang="{lang}"><head><title>{title} - Quillmere</title>
<meta property="og:type" content="article"><meta property="article:modified_time" content="2023-06-01T10:00:00+00:00">
<script type="application/ld+json">{"@graph":[{"@type":"WebPage","datePublished":"{moment}","dateModified":"2023-06-01T10:00:00+00:00"},{"@type":"WebSite"}]}</script>
</head><body class="single single-post"><header class="site-header"><ul class="menu">{menu}</ul></header>
<main><article class="post type-post hentry"><header class="entry-header"><h1 class="entry-title">{title}</h1>
<div class="entry-meta">{posted} <a href="/2021/03/" rel="bookmark"><time class="entry-date published" datetime="{moment}">{day}</time><time class="updated" datetime="2023-06-01T10:00:00+00:00">2023</time></a></div></header>
<div class="entry-content">{text}<div class="sharedaddy"><h3>{share}</h3><a href="/t">Twitter</a></div></div>
<footer class="entry-footer"><span class="cat-links"><a href="/c">{press}</a></span></footer></article>
<nav class="post-navigation"><a href="/p">{related}</a></nav><aside class="widget-area">{cards}</aside></main>
<footer class="site-footer">© 2024 Quillmere. {rights}</footer><div class="cookie-notice">{cookies}</div></body></html>)"},
    {"drupal",
     R"(<!DOCTYPE html><html lang="{lang}" dir="ltr"><head><title>{title} | Quillmere</title>
<meta name="dcterms.date" content="{moment}"></head><body><div class="dialog-off-canvas-main-canvas"><div class="layout-container">
<header role="banner"><nav role="navigation"><ul class="menu">{menu}</ul></nav></header><main role="main">
<div class="region region-content"><h1 class="page-title"><span class="field field--name-title">{title}</span></h1>
<article class="node node--type-press-release node--view-mode-full"><footer class="node__meta"><div class="node__submitted">{posted} <span class="field field--name-created">{day}</span></div></footer>
<div class="node__content"><div class="clearfix text-formatted field field--name-body field__item">{text}</div></div></article>
<div class="block-views"><h2>{related}</h2>{cards}</div></div></main>
<footer role="contentinfo"><p>{rights}</p></footer></div></div><div class="eu-cookie-compliance-banner"><p>{cookies}</p></div></body></html>)"},
    {"sharepoint",
     R"(<html lang="{lang}"><head><title>{title}</title></head><body><form method="post" id="aspnetForm"><div id="s4-workspace">
<div id="s4-topheader2"><div class="ms-quicklaunch"><ul>{menu}</ul></div></div><div id="DeltaPlaceHolderMain">
<div class="article article-left"><div class="article-header"><div class="date-line"><div id="ctl00_date">{numbers}</div></div></div>
<h1 class="pageTitle">{title}</h1><div class="article-content"><div id="ctl00_PlaceHolderMain_RichHtmlField" class="ms-rtestate-field">{text}</div></div></div>
<div class="ms-webpart-zone"><h2>{related}</h2>{cards}</div></div></div><div id="footer">© 2024 {rights}</div></form></body></html>)"},
    {"aem",
     R"(<!DOCTYPE HTML><html lang="{lang}"><head><title>{title}</title><meta name="publishDate" content="{iso}">
<meta name="template" content="press-release"></head><body class="page basicpage"><div class="root responsivegrid"><div class="aem-Grid aem-Grid--12">
<div class="experiencefragment"><div class="cmp-navigation"><ul>{menu}</ul></div></div>
<div class="title aem-GridColumn"><div class="cmp-title"><h1 class="cmp-title__text">{title}</h1></div></div>
<div class="text aem-GridColumn"><div class="cmp-text"><p>{day}</p></div></div>
<div class="text aem-GridColumn"><div id="text-9ae4" class="cmp-text">{text}</div></div>
<div class="list"><div class="cmp-title"><h3>{related}</h3></div><div class="cmp-teaser">{cards}</div></div>
<div class="experiencefragment footer"><div class="cmp-text"><p>© 2024 Quillmere. {rights}</p></div></div></div></div></body></html>)"},
    {"squarespace",
     R"(<!doctype html><html lang="{lang}"><head><title>{title} &mdash; Quillmere</title><meta itemprop="datePublished" content="{moment}">
<meta itemprop="dateModified" content="2023-06-01T10:00:00+0000"></head><body><header id="header"><nav class="main-nav"><ul>{menu}</ul></nav></header>
<section id="page"><article class="hentry entry"><div class="blog-item-title"><time class="dt-published date-callout" datetime="{iso}">{day}</time><h1 class="entry-title">{title}</h1></div>
<div class="blog-item-content e-content"><div class="sqs-layout"><div class="row sqs-row"><div class="col sqs-col-12"><div class="sqs-block html-block"><div class="sqs-block-content">{text}</div></div></div></div></div></div>
<div class="sqs-share-buttons">{share}</div></article><div class="summary-item-list">{cards}</div></section><footer>{rights}</footer></body></html>)"},
    {"wix",
     R"(<!DOCTYPE html><html lang="{lang}"><head><title>{title} | Quillmere</title><meta property="article:published_time" content="{moment}">
</head><body><div id="SITE_CONTAINER"><div id="site-root"><header id="SITE_HEADER"><ul>{menu}</ul></header><main id="PAGES_CONTAINER">
<div class="sc-1a2b3c"><article class="_2Bq7s"><div class="_3PjZ0"><ul class="_1kQ8u"><li><span title="{day}" class="post-metadata__date">{day}</span></li><li><span>2 min</span></li></ul></div>
<h1 class="_3mX1b"><span class="blog-post-title-font">{title}</span></h1><section class="_1xQzn"><div class="_6d8Sw"><div class="kvdbP">{text}</div></div></section>
<div class="_9aLkq"><button>{share}</button></div></article><section class="_recent"><h2>{related}</h2>{cards}</section></div></main>
<footer id="SITE_FOOTER"><p>© 2024 Quillmere. {rights}</p></footer></div></div></body></html>)"},
    {"newsroom",
     R"(<html lang="{lang}"><head><title>{title}</title><meta name="date" content="2023-06-01"></head><body><div class="wd_header"><ul class="wd_nav">{menu}</ul></div>
<div class="wd_content"><div class="wd_newsfeed_releases-detail"><div class="wd_tool_bar"><a href="/pdf">PDF</a> <a href="/rss">RSS</a></div>
<div class="wd_title wd_language_left">{title}</div><div class="wd_date">{day}</div><div class="wd_body wd_news_body fr-view">{text}</div></div>
<div class="wd_related"><div class="wd_heading">{related}</div>{cards}</div></div><div class="wd_footer">© 2024 {rights}</div></body></html>)"},
    {"typo3",
     R"(<!DOCTYPE html><html lang="{lang}"><head><title>{press}: {title}</title></head><body><div id="nav"><ul>{menu}</ul></div>
<div id="content"><!--TYPO3SEARCH_begin--><div class="news news-single"><div class="article" itemscope="itemscope" itemtype="http://schema.org/Article">
<div class="header"><h1 itemprop="headline">{title}</h1></div><div class="footer"><p><span class="news-list-date"><time itemprop="datePublished" datetime="{iso}">{numbers}</time></span> | <a href="/c">{press}</a></p></div>
<div class="news-text-wrap" itemprop="articleBody">{text}</div><div class="news-related-wrap"><h4>{related}</h4>{cards}</div></div></div><!--TYPO3SEARCH_end--></div>
<div id="footer"><p>{rights}</p></div></body></html>)"},
    {"joomla",
     R"(<!DOCTYPE html><html lang="{lang}"><head><title>{title}</title></head><body class="site com_content view-article"><div class="container-header"><ul class="mod-menu">{menu}</ul></div>
<div class="com-content-article item-page"><div class="page-header"><h2 itemprop="headline">{title}</h2></div>
<dl class="article-info text-muted"><dd class="category-name"><a href="/c">{press}</a></dd><dd class="published"><time datetime="{moment}" itemprop="datePublished">{posted} {day}</time></dd><dd class="hits">{share}: 212</dd></dl>
<div itemprop="articleBody" class="com-content-article__body">{text}</div><ul class="pager pagenav"><li><a href="/n">{related}</a></li></ul></div>
<footer class="container-footer">© 2024 {rights}</footer></body></html>)"},
    {"tables",
     R"(<html><head><title>{title}</title></head><body bgcolor="#ffffff"><table width="800"><tr><td colspan="2"><font size="1">Quillmere</font></td></tr>
<tr><td width="150" valign="top"><ul>{menu}</ul></td><td valign="top"><font size="4"><b>{title}</b></font><br><font size="1">{day}</font><br><br>{text}
<hr><font size="1"><a href="/index">{press}</a></font></td></tr><tr><td colspan="2"><font size="1">© 2024 Quillmere. {rights}</font></td></tr></table></body></html>)"},
}};

}  // namespace

std::vector<PressPage> press_pages() {
  std::vector<PressPage> pages;
  for (std::size_t i = 0; i < systems.size(); ++i) {
    for (std::size_t j = i % 2; j < languages.size(); j += 2) {
      const Words& words = languages.at(j);
      PressPage& page = pages.emplace_back();
      page.name = std::string(systems.at(i).name) + " " + std::string(words.code);
      page.html = filled(systems.at(i).page, words);
      page.title = words.title;
      page.day = day;
      for (const std::string_view paragraph : words.paragraphs) {
        if (!page.body.empty()) page.body += '\n';
        page.body += paragraph;
      }
    }
  }
  return pages;
}

}  // namespace dateline::html
