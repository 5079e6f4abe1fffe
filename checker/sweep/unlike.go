package sweep

import (
	"slices"
	"strings"

	"roe.example/checker/report"
)

// Unlike says how a survey differs from another that it should be the same as,
// as what follows its name: "holds the help to happen on 2026-11-04 and not on
// 2026-11-03". It is empty where they are the same.
func (s *Survey) Unlike(o *Survey) string {
	if s.Program != o.Program { // whose rules are others too, and who may read books otherwise
		return "was made by roe " + s.Program + " and not " + o.Program
	}
	var out []string
	differs := func(differ bool, words ...string) {
		if differ {
			out = append(out, strings.Join(words, ""))
		}
	}
	differs(s.Day != o.Day, "holds the help to happen on ", s.Day, " and not on ", o.Day)
	differs(s.Purpose != o.Purpose, "holds the help to come for ", purposeWords(s.Purpose), " and not for ", purposeWords(o.Purpose))
	differs(!slices.Equal(s.Topics, o.Topics), "compares ", topicWords(s.Topics), " and not ", topicWords(o.Topics))
	differs(s.Books != o.Books || len(out) == 0 && s.Input != o.Input, "was made from other books")
	// Which rules there are depends on the topics.
	differs(s.Rules != o.Rules && slices.Equal(s.Topics, o.Topics), "was judged by other rules or settings")
	return strings.Join(out, ", and ")
}

func purposeWords(id string) string {
	if id == "" {
		return "any purpose"
	}
	return "the purpose " + id
}

func topicWords(ids []string) string {
	switch len(ids) {
	case 0:
		return "no topic"
	case 1:
		return "the topic " + ids[0]
	}
	return "the topics " + report.List(ids)
}
