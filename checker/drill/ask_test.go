package drill

import (
	"strings"
	"testing"

	"roe.example/checker/briefing"
	"roe.example/checker/report"
)

// What the rules permit on a word that nobody there can give is no permission.
func TestNobodyCanApprove(t *testing.T) {
	approver := report.AnswerApprover{Text: "Nobody there can give the approval of their own field commander.", Filled: "no"}
	for _, c := range []struct {
		name, position, text, want string
		where                      string
		filled                     string
	}{
		{"nobody", "permitted", "may, on the word of their own field commander", "No: nobody there can give the approval that it needs. By the rules you may use tear gas, on the word of your own field commander.", "", "no"},
		{"somebody", "permitted", "may, on the word of their own field commander", "You may use tear gas, on the word of your own field commander.", "", "yes"},
		{"nobody at one post", "permitted", "may, on the word of their own field commander", "You may use tear gas, on the word of your own field commander.", "at another post", "no"},
		{"ban", "prohibited", "must not", "You must not use tear gas.", "", "no"},
	} {
		a := approver
		a.Where, a.Filled = c.where, c.filled
		given := stand{&report.AnswerStand{Approvers: []report.AnswerApprover{a}}, &report.AnswerCase{AnswerReply: report.AnswerReply{Position: c.position, Text: c.text}}}
		got := (&situation{}).settledAnswer("use tear gas", given)
		if !strings.HasPrefix(got, c.want) || strings.Contains(got, "their own") {
			t.Errorf("%s: %q, want %q first", c.name, got, c.want)
		}
	}
}

// An unsettled answer says what the rules come to by themselves, and that it is
// not enough, or that the ban stands.
func TestUnsettledAnswers(t *testing.T) {
	for _, c := range []struct{ position, text, want string }{
		{"permitted", "may, without asking anybody", "Until then leave it: the rules that reach you say that you may use tear gas, without asking anybody, and that alone is not enough here."},
		{"prohibited", "must not", "Until then keep to the ban: the rules that reach you say that you must not use tear gas, whatever others there count on."},
		{"required", "must", "Until then do not take up a post at which it comes to that: the rules that reach you say that you must use tear gas, and others there are told the opposite."},
	} {
		s := &situation{builder: bare()}
		given := stand{&report.AnswerStand{}, &report.AnswerCase{AnswerReply: report.AnswerReply{Position: c.position, Text: c.text}}}
		got := s.unsettled(briefing.Agency{ID: "a", Short: "Harbor PD"}, "use tear gas", given, &report.Finding{})
		if !strings.HasPrefix(got, "Stop, and ask first: this is not settled. Counsel of Harbor PD must decide in writing which rule holds. ") || !strings.HasSuffix(got, c.want) {
			t.Errorf("%s: %q", c.position, got)
		}
	}
}
