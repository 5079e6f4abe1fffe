package lsp

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.lsp.dev/protocol"

	"roe.example/checker"
)

// none wants no diagnostics at all.
func none(list []protocol.Diagnostic) bool { return len(list) == 0 }

func said(part string) func([]protocol.Diagnostic) bool {
	return func(list []protocol.Diagnostic) bool {
		return slices.ContainsFunc(list, func(d protocol.Diagnostic) bool { return strings.Contains(d.Message, part) })
	}
}

// actions are what is offered on the line of a diagnostic.
func (e *editor) actions(path string, d protocol.Diagnostic) (list []codeAction) {
	e.t.Helper()
	e.call("textDocument/codeAction", map[string]any{
		"textDocument": map[string]any{"uri": fileURI(path)}, "range": d.Range,
		"context": map[string]any{"diagnostics": []any{d}},
	}, &list)
	return list
}

func titled(t *testing.T, list []codeAction, part string) codeAction {
	t.Helper()
	i := slices.IndexFunc(list, func(a codeAction) bool { return strings.Contains(a.Title, part) })
	if i < 0 {
		t.Fatalf("no action %q in %+v", part, list)
	}
	return list[i]
}

// TestSettle: the clause that an action drafts clears the finding, for the
// editor and for a check.
func TestSettle(t *testing.T) {
	dir := small(t)
	e := start(t, dir, everything(), Options{})
	rules := filepath.Join(dir, "rules.cue")
	e.open(rules)
	found := e.await(rules, "the finding", has("force/unreached"))
	if !slices.Equal(codes(found), []string{"force/silent", "force/unreached"}) {
		t.Fatal(codes(found))
	}
	if related := found[0].RelatedInformation; len(related) != 1 || related[0].Message != "host rule" {
		t.Errorf("the other places: %v", related)
	}
	action := titled(t, e.actions(rules, found[0]), "Settle it: draft the clauses that clear force/unreached")
	if len(action.Diagnostics) != 1 {
		t.Errorf("the action names no diagnostic: %+v", action)
	}
	e.call("workspace/executeCommand", action.Command, nil)
	e.awaitMessage("1 drafted clause in addendum-election-day.cue would clear 2 findings")
	e.notify("textDocument/didSave", map[string]any{"textDocument": map[string]any{"uri": fileURI(rules)}})
	e.await(rules, "notes alone", func(list []protocol.Diagnostic) bool {
		return !slices.ContainsFunc(list, func(d protocol.Diagnostic) bool { return d.Severity < protocol.DiagnosticSeverityInformation })
	})
	r, faults, err := checker.Check(context.Background(), checker.Options{Paths: []string{dir}})
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	for _, f := range r.Findings {
		if f.Severity != "note" {
			t.Errorf("left: %s %s", f.Rule, f.Message)
		}
	}
	e.end()
}

// TestWaive: the drafted waiver goes to the book's file of waivers.
func TestWaive(t *testing.T) {
	for name, old := range map[string]string{"new": "", "there": "package agreements\n\n// Ours – all of them."} {
		t.Run(name, func(t *testing.T) {
			dir := small(t)
			waivers := filepath.Join(dir, "waivers.cue")
			if old != "" {
				if err := os.WriteFile(waivers, []byte(old), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			// No waiver can hold before a year ahead of the deployment.
			e := start(t, dir, everything(), Options{Configure: func(_ context.Context, folders []string, overlay map[string][]byte) (checker.Options, error) {
				return checker.Options{Paths: folders, Overlay: overlay, Today: "2028-10-01"}, nil
			}})
			rules := filepath.Join(dir, "rules.cue")
			e.open(rules)
			found := e.await(rules, "the finding", has("force/unreached"))
			action := titled(t, e.actions(rules, found[0]), "Record a waiver for force/unreached")
			e.refuses = true
			e.call("workspace/executeCommand", action.Command, nil)
			e.awaitMessage("The editor did not make the change. read only")
			e.refuses = false
			e.call("workspace/executeCommand", action.Command, nil)
			e.awaitMessage("accepts nothing before")
			data, err := os.ReadFile(waivers)
			if err != nil {
				t.Fatal(err)
			}
			if text := string(data); !strings.HasPrefix(text, cmp.Or(old, "package agreements")+"\n\n// To be filled in") || strings.Count(text, "\nwaivers:") != 1 {
				t.Errorf("the waivers: %s", text)
			}
			e.call("workspace/executeCommand", titled(t, e.actions(rules, found[0]), "Settle").Command, nil)
			e.awaitMessage("before the faults in the book are mended")
			e.end()
		})
	}
}

// TestTyping: faults come and go as the text does, in the file and in those
// that rest on it, and the word that was meant is offered.
func TestTyping(t *testing.T) {
	dir := small(t)
	e := start(t, dir, everything(), Options{})
	rules, agencies := filepath.Join(dir, "rules.cue"), filepath.Join(dir, "agencies.cue")
	e.open(rules)
	e.open(agencies)
	e.await(rules, "the finding", has("force/unreached"))
	e.await(agencies, "nothing", none)

	e.write(rules, `resistance: "passive"`, `resistance: "pasive"`)
	fault := e.await(rules, "the fault", said(`"pasive" is not a value of resistance`))
	if len(fault) != 1 || fault[0].Severity != protocol.DiagnosticSeverityError || fault[0].Range.Start.Line != 22 {
		t.Errorf("the fault: %+v", fault)
	}
	e.await(agencies, "that nothing is judged", said("Nothing of these books is judged before a fault in"))
	mend := titled(t, e.actions(rules, fault[0]), "Write passive instead")
	if mend.Edit == nil || !mend.IsPreferred {
		t.Fatalf("the action: %+v", mend)
	}
	// What names mean is known from the last state without faults.
	if got := e.hover(rules, `issuer: "river|ton"`); !strings.Contains(got, "Riverton Police Department") {
		t.Errorf("hover beside a fault: %q", got)
	}
	e.write(rules, `"pasive"`, `"passive"`)
	e.await(rules, "the finding again", has("force/unreached"))
	e.await(agencies, "nothing", none)

	// What is mended without being saved, and then thrown away, is there again.
	e.write(rules, `permits: ["chemical/oc-spray"]
			approval`, `prohibits: ["chemical/oc-spray"]
			approval`)
	e.await(rules, "another state", func(list []protocol.Diagnostic) bool { return !has("force/unreached")(list) })
	e.close(rules)
	e.await(rules, "the finding of the file on disk", has("force/unreached"))
	if err := os.Remove(rules); err != nil {
		t.Fatal(err)
	}
	e.notify("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{map[string]any{"uri": fileURI(rules), "type": 3}}})
	e.await(rules, "nothing in a file that is gone", none)
	e.end()
}

// TestCompletion completes names while the file does not parse.
func TestCompletion(t *testing.T) {
	dir := small(t)
	e := start(t, dir, everything(), Options{})
	rules := filepath.Join(dir, "rules.cue")
	e.open(rules)
	e.await(rules, "the finding", has("force/unreached"))
	for _, c := range []struct{ old, new, at, label, text string }{
		{`issuer: "riverton"`, `issuer: "riv`, `issuer: "riv|`, "riverton", `riverton"`},
		{`issuer: "riv`, `issuer: `, "issuer: |\n", "harbor", `"harbor"`},
		{`issuer: `, `issuer: "riverton"`, `reach: mem|bers`, "members", "members"},
		{`prohibits: ["chemical/oc-spray"]`, `prohibits: ["chemical/oc-spray", ]`, `spray", |]`, "chemical/cs", `"chemical/cs"`},
		{`prohibits: ["chemical/oc-spray", ]`, `prohibits: ["chemical/oc-spray", "chem"]`, `"chem|"]`, "carry/chemical/cs", `carry/chemical/cs`},
		{`resistance: "passive"`, `resistance: `, "resistance: |\n", "linking-arms", `"linking-arms"`},
		{"resistance: \n", "\n", "when: |\n", "threat", "threat: "},
		{`kind:   "directive"`, `kind:   "`, `kind:   "|`, "consent-decree", `consent-decree"`},
		{`kind:   "`, "kind:   \"directive\"\n\t\tad", "\t\tad|", "adopted", `adopted: "$0"`},
		{"covers: force: \"whole\"\n\t\tnorms: {", "covers: fo\n\t\tnorms: {", "covers: fo|", "force", "force: "},
	} {
		e.write(rules, c.old, c.new)
		var list protocol.CompletionList
		e.call("textDocument/completion", e.at(rules, c.at), &list)
		i := slices.IndexFunc(list.Items, func(i protocol.CompletionItem) bool { return i.Label == c.label })
		if i < 0 {
			t.Errorf("at %q there is no %s among %d items", c.at, c.label, len(list.Items))
			continue
		}
		if item := list.Items[i]; item.TextEdit.NewText != c.text || item.FilterText != c.label {
			t.Errorf("at %q: %q (%+v), want %q", c.at, item.TextEdit.NewText, item.TextEdit.Range, c.text)
		}
	}
	e.end()
}
