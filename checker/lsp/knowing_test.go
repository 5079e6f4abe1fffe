package lsp

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.lsp.dev/protocol"

	"roe.example/checker/book"
)

// TestYAML: the questions mean the same in a file of YAML.
func TestYAML(t *testing.T) {
	dir := small(t)
	order := filepath.Join(dir, "more.yaml")
	if err := os.WriteFile(order, []byte(yamlBook), 0o644); err != nil {
		t.Fatal(err)
	}
	e := start(t, dir, everything(), Options{})
	e.open(order)
	e.await(order, "a judgement", func([]protocol.Diagnostic) bool { return true })
	for needle, want := range map[string]string{
		`chemical/oc-|spray`: "pepper spray", `resis|tance:`: "Its values, mild to grave", `: pas|sive`: "passive resistance",
		`"|1":`: "Forbids: pepper spray and batons", `ci|te:`: "short citation", `issuer: har|bor`: "Harbor Police Department",
	} {
		if got := e.hover(order, needle); !strings.Contains(got, want) {
			t.Errorf("hover at %s: %q is not in\n%s", needle, want, got)
		}
	}
	var list protocol.CompletionList
	e.call("textDocument/completion", e.at(order, "kind: |policy"), &list)
	if !slices.ContainsFunc(list.Items, func(i protocol.CompletionItem) bool {
		return i.Label == "statute" && i.TextEdit.NewText == "statute"
	}) {
		t.Errorf("completion: %+v", list.Items)
	}
	e.write(order, "resistance: passive", "resistance: pasive")
	fault := e.await(order, "the fault", said("pasive"))
	mend := titled(t, e.actions(order, fault[0]), "Write passive instead")
	e.write(order, "pasive", "passive")
	if len(mend.Edit.DocumentChanges) != 1 {
		t.Errorf("%+v", mend)
	}
	e.end()
}

// TestReferences: an agency is named all over the book, a unit in its
// deployment alone.
func TestReferences(t *testing.T) {
	dir := small(t)
	e := start(t, dir, everything(), Options{})
	deployment := filepath.Join(dir, "deployment.cue")
	e.open(deployment)
	e.await(deployment, "a judgement", func([]protocol.Diagnostic) bool { return true })
	for needle, want := range map[string][]string{
		`agency:      "har|bor"`: {"agencies.cue", "agreement.cue", "deployment.cue", "rules.cue"},
		`units: ["river|ton-1"`:  {"deployment.cue"},
	} {
		ask := e.at(deployment, needle)
		ask["context"] = map[string]any{"includeDeclaration": true}
		var locations []protocol.Location
		e.call("textDocument/references", ask, &locations)
		var files []string
		for _, l := range locations {
			path := pathOf(l.URI)
			files = append(files, filepath.Base(path))
			data, _ := os.ReadFile(path)
			line := strings.Split(string(data), "\n")[l.Range.Start.Line]
			if word := line[l.Range.Start.Character:l.Range.End.Character]; !strings.Contains(word, "harbor") && !strings.Contains(word, "riverton-1") {
				t.Errorf("%s: %s", path, word)
			}
		}
		slices.Sort(files)
		if diff := cmp.Diff(want, slices.Compact(files)); diff != "" || len(locations) < 2 {
			t.Errorf("%s (-want +got):\n%s", needle, diff)
		}
	}
	var symbols []protocol.DocumentSymbol
	e.call("textDocument/documentSymbol", map[string]any{"textDocument": map[string]any{"uri": fileURI(deployment)}}, &symbols)
	if len(symbols) != 1 || symbols[0].Name != "election-day" || symbols[0].Detail != "Election Day 2028" || len(symbols[0].Children) < 3 {
		t.Errorf("symbols: %+v", symbols)
	}
	var edits []protocol.TextEdit
	e.write(deployment, "host:     \"riverton\"", "host: \"riverton\"")
	e.call("textDocument/formatting", map[string]any{"textDocument": map[string]any{"uri": fileURI(deployment)}, "options": map[string]any{"tabSize": 4}}, &edits)
	if len(edits) != 1 || !strings.Contains(edited(e.buffers[deployment], edits[0]), "host:     \"riverton\"") {
		t.Errorf("formatting: %v", edits)
	}
	e.end()
}

// TestConfiguration: the file that says how roe checks is no book, and is
// explained and completed by its own schema.
func TestConfiguration(t *testing.T) {
	dir := small(t)
	settings := filepath.Join(dir, "roe.cue")
	if err := os.WriteFile(settings, []byte("rules: {\n\t\"force/unreached\": severity: \"note\"\n\t\"\n}\nfailOn: \"error\"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	e := start(t, dir, everything(), Options{})
	rules := filepath.Join(dir, "rules.cue")
	e.open(rules)
	e.open(settings)
	e.await(rules, "that nothing is judged", said("Nothing of these books is judged"))
	e.write(settings, "\t\"\n", "\t\"force/si\": off: true\n")
	e.await(settings, "what is wrong with it", func(list []protocol.Diagnostic) bool { return len(list) > 0 })
	if got := e.hover(settings, "fail|On"); !strings.Contains(got, "end a check with exit code 1") {
		t.Errorf("hover: %s", got)
	}
	if got := e.hover(settings, `"force/unr|eached"`); !strings.Contains(got, "rule") {
		t.Errorf("hover: %s", got)
	}
	var list protocol.CompletionList
	e.call("textDocument/completion", e.at(settings, `"force/si|"`), &list)
	if !slices.ContainsFunc(list.Items, func(i protocol.CompletionItem) bool { return i.Label == "force/silent" }) {
		t.Errorf("completion: %d items", len(list.Items))
	}
	e.write(settings, "\t\"force/si\": off: true\n", "")
	e.await(settings, "nothing", none)
	found := e.await(rules, "the finding", has("force/unreached"))
	if i := slices.IndexFunc(found, func(d protocol.Diagnostic) bool { return d.Code == "force/unreached" }); found[i].Severity != protocol.DiagnosticSeverityInformation {
		t.Errorf("the configuration makes it a note: %+v", found[i])
	}
	e.end()
}

// TestElements: paths come apart as they were put together.
func TestElements(t *testing.T) {
	for _, want := range [][]string{{"agencies"}, {"instruments", "a/b c", "norms", "5.2", "prohibits", "#0"}, {"a", "#12", "b\"c\\d", "_x"}} {
		if diff := cmp.Diff(want, elements(book.Path(want...))); diff != "" {
			t.Error(diff)
		}
	}
}
