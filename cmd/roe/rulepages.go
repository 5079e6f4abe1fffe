package main

import (
	"embed"
	"fmt"
	"io"
	"strings"
	"sync"
	gotemplate "text/template"

	"roe.example/checker"
)

// pages are the templates of what is written about rules in Markdown: one rule,
// the page of a topic, and the index of all.
//
//go:embed pages/*.tmpl
var pages embed.FS

// upFromTopic leads from a topic's page to the top of the repository.
const upFromTopic = "../../"

// page is a rule as the templates see it.
type page struct {
	checker.Explanation
	Name string // the id without the topic
	Up   string // the way to the top of the repository
}

// topicPage is the rules of one topic.
type topicPage struct {
	Topic, Title, Count string
	Rules               []page
}

var pageTemplates = sync.OnceValue(func() *gotemplate.Template {
	return gotemplate.Must(gotemplate.New("pages").Funcs(gotemplate.FuncMap{
		"esc":     escaped,
		"cap":     func(s string) string { return strings.ToUpper(s[:1]) + s[1:] },
		"article": article,
		"silence": func(how string) string { return silence[how] },
		"spaces":  func(s string) string { return strings.ReplaceAll(s, "\t", "    ") },
	}).ParseFS(pages, "pages/*.tmpl"))
})

// escaped keeps text from being read as Markdown.
func escaped(text string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "<", "&lt;", ">", "&gt;", "[", `\[`, "]", `\]`, "|", `\|`, "`", "\\`").Replace(text)
}

func pageOf(x checker.Explanation) page {
	return page{x, x.ID[strings.Index(x.ID, "/")+1:], upFromTopic}
}

// rulePage writes one rule as it stands in the page of its topic.
func rulePage(w io.Writer, x checker.Explanation) error {
	return pageTemplates().ExecuteTemplate(w, "rule", pageOf(x))
}

// topicPages are the pages of some rules, by topic.
func topicPages(rules []checker.Explanation) (out []topicPage) {
	for _, x := range rules {
		if len(out) == 0 || out[len(out)-1].Topic != x.Topic {
			title := strings.ReplaceAll(x.Topic, "-", " ")
			out = append(out, topicPage{Topic: x.Topic, Title: strings.ToUpper(title[:1]) + title[1:]})
		}
		last := &out[len(out)-1]
		last.Rules = append(last.Rules, pageOf(x))
		last.Count = counted(len(last.Rules), "rule")
	}
	return out
}

// writePages writes what was asked for: the index, the page of a topic, or a rule.
func writePages(w io.Writer, rules []checker.Explanation, asked string) error {
	topics := topicPages(rules)
	switch {
	case asked == "":
		return pageTemplates().ExecuteTemplate(w, "index.md.tmpl", struct {
			Count  string
			Topics []topicPage
		}{counted(len(rules), "rule"), topics})
	case asked == topics[0].Topic:
		return pageTemplates().ExecuteTemplate(w, "topic.md.tmpl", topics[0])
	case len(rules) == 1:
		return rulePage(w, rules[0])
	}
	return fmt.Errorf("there is no page on %q", asked)
}
