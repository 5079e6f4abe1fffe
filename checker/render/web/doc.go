// Package web writes pages that commanders read on a screen and print: each is
// one HTML file that needs nothing else, works offline and from e-mail, and
// says everything without scripts and without colour.
//
// # A new page
//
// Write name.tmpl in this folder with {{define "main"}}, the content of the
// page, and a function that fills a [Page] and calls [Page.Write] with
// Templates("name.tmpl"). "main" holds <section id="…"> elements, each with
// one h2 (the first with the h1); on paper each section starts a new sheet.
// Text goes in as data, never as template.HTML: html/template escapes it.
// There is no style attribute and no event attribute: the policy of the page
// forbids both. A page's own CSS goes into Page.Style; draw lengths in SVG.
//
// # Components
//
// Called as {{template "name" value}}: icon (a symbol's name), verdict,
// severity, position (their words), sources ([]briefing.Source), cited, lines
// ([]briefing.Line), line, tasks ([]briefing.Task), task, withheld (the classes
// left out), legend (of positions). The functions are in words.go.
//
// # Classes
//
//	stack, tight          blocks one under the other, with space or with little
//	lead, soft, small     larger text; quieter; smaller
//	kicker                the small words over a heading
//	facts                 dl of label and value: what, when, where
//	verdict severity position   set by their components
//	tag                   a word in an outline: a topic, a kind
//	notice                what a reader must know before all else
//	cards, card           cards beside one another as they fit
//	tasks, task           what is to be done, by whom, before when
//	lines                 short sentences as a list; none: why there is none
//	sources, cite         what a sentence rests on
//	fold                  details/summary; on paper it is open
//	scroll                around a wide table or picture: it scrolls, the page
//	                      does not. It needs role="region", tabindex="0" and
//	                      aria-label or aria-labelledby
//	scroll tall           besides, the head of the table stays in view
//	matrix                a table whose first column stays in view, and which is
//	                      a card a row on a telephone: th scope=row first, and
//	                      data-label="column's title" on every td. As that takes
//	                      the table's role away, give role="table", "rowgroup",
//	                      "row", "columnheader", "rowheader", "cell"
//	when, word            in a matrix: the circumstances; the approval
//	number                a cell with a number
//	legend                symbols with their words
//	figure                a picture with figcaption, its svg in a scroll. Sets
//	                      the variables of checker/drawing
//	pages-break           on paper, a new sheet before it; what has the CSS
//	                      property page: wide gets sheets that are turned
//	screen-only           not on paper; paper-only: only there
//	visually-hidden       only read aloud
//
// # Filters
//
//	<div class="filters" role="search" aria-label="…" data-filters="ID" hidden>
//	  with labels around <select data-filter="topic"> and
//	  <input type="search" data-filter="text">; beside them
//	  <button type="button" class="button" data-reset>, and <output> for the count
//
// Inside the element with that ID, each data-item is shown when every field is
// empty or one of the words of the item's data-topic (data-agency, …) is the
// field's value; an item without the attribute always fits. A field with
// data-within="agency" looks for "agency's value/own value" while an agency is
// chosen. data-part marks an item inside an item, such as a cell: it is not
// counted. A data-group goes when all its items went. Paper always shows all.
// The bar is hidden until the script shows it.
//
// # Variables
//
//	--paper --ground --ink --soft --line --edge --accent --tint   colours
//	--text-s --text-m --text-l --text-xl                          sizes
//	--space-1 … --space-6                                         distances
//	--font --mono --radius --measure
//
// Light and dark follow the system and the switch; paper is always light.
package web
