package checker_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker"
	"roe.example/checker/corpus"
	"roe.example/checker/report"
)

// TestSessionOracle edits books at random, in all that they hold, and compares
// what a session says after each edit with what a check says that begins anew:
// the same facts and the same report, byte for byte. ROE_ORACLE_CASES sets how
// many edits each book gets, ROE_ORACLE_SEED the chance.
func TestSessionOracle(t *testing.T) {
	edits, seed := number("ROE_ORACLE_CASES", 8), number("ROE_ORACLE_SEED", 1)
	for name, write := range map[string]func(dir string) error{
		"generated": func(dir string) error { return corpus.Write(dir, uint64(seed), 2) },
		"example":   func(dir string) error { return os.CopyFS(dir, os.DirFS("../agreements/riverton-election-day")) },
		"case":      func(dir string) error { return os.CopyFS(dir, os.DirFS(caseOf(t, seed))) },
	} {
		t.Run(name, func(t *testing.T) {
			edits := edits
			if name == "example" {
				edits = (edits + 2) / 4 // it is a large one
			}
			dir := t.TempDir()
			if err := write(dir); err != nil {
				t.Fatal(err)
			}
			e := edit(t, dir, 7)
			for range edits {
				e.edit()
				e.compare()
			}
			t.Log(e.seen)
		})
	}
}

// caseOf takes another case for each seed, of those in CUE; one is enough for a
// quick run.
func caseOf(t *testing.T, seed int) string {
	all := slices.DeleteFunc(books(t, caseDir("*")), func(dir string) bool {
		files, err := filepath.Glob(filepath.Join(dir, "*.cue"))
		return err != nil || len(files) == 0
	})
	return all[seed%len(all)]
}

func number(name string, usual int) int {
	if n, err := strconv.Atoi(os.Getenv(name)); err == nil {
		return n
	}
	return usual
}

// editing is a book that is edited, with a session that watches it.
type editing struct {
	t       *testing.T
	dir     string
	rng     *rand.Rand
	opt     checker.Options
	session *checker.Session
	overlay map[string][]byte // what is not saved
	last    string
	seen    map[string]int
	undo    map[string][]byte   // the book when it was last sound
	sound   []map[string][]byte // it, and before
	found   report.Finding      // of the last sound book, one
}

// edit begins to edit a book. ROE_ORACLE_SEED and stream set the chance.
func edit(t *testing.T, dir string, stream uint64) *editing {
	t.Helper()
	opt := checker.Options{Paths: []string{dir}, Today: "2026-10-01"}
	e := &editing{
		t: t, dir: dir, rng: rand.New(rand.NewPCG(uint64(number("ROE_ORACLE_SEED", 1)), stream)), seen: map[string]int{},
		opt: opt, session: checker.NewSession(opt), overlay: map[string][]byte{},
	}
	e.undo = e.files()
	e.compare()
	return e
}

// save makes an edit that is no fault, told as last, and compares. It gives what
// the session found.
func (e *editing) save(name string, text []byte, last string) *checker.Examination {
	e.t.Helper()
	e.last = last
	e.write(filepath.Join(e.dir, name), text)
	got := e.compare()
	if e.seen["fault"] > 0 {
		e.t.Fatalf("%s is a fault", last)
	}
	return got
}

func (e *editing) files() map[string][]byte {
	out := map[string][]byte{}
	names, err := filepath.Glob(filepath.Join(e.dir, "*.cue"))
	if err != nil {
		e.t.Fatal(err)
	}
	for _, name := range names {
		if out[name], err = os.ReadFile(name); err != nil {
			e.t.Fatal(err)
		}
	}
	return out
}

func (e *editing) write(name string, text []byte) {
	if err := os.WriteFile(name, text, 0o644); err != nil {
		e.t.Fatal(err)
	}
}

// restore goes back to where the book was sound: of a book with faults nothing
// is judged.
func (e *editing) restore() {
	clear(e.overlay)
	for name := range e.files() {
		if e.undo[name] == nil {
			if err := os.Remove(name); err != nil {
				e.t.Fatal(err)
			}
		}
	}
	for name, text := range e.undo {
		e.write(name, text)
	}
}

// compare holds the session to a check that begins anew, and gives what the
// session found; nil where there is none.
func (e *editing) compare() *checker.Examination {
	e.t.Helper()
	got, err := e.session.Examine(context.Background(), e.overlay)
	cold := e.opt
	cold.Overlay = e.overlay
	want, coldErr := checker.Examine(context.Background(), cold)
	if err != nil || coldErr != nil {
		if fmt.Sprint(err) != fmt.Sprint(coldErr) {
			e.t.Fatalf("after %s: session %v, check %v", e.last, err, coldErr)
		}
		e.seen["no result"]++
		e.restore()
		return nil
	}
	if a, b := text(e.t, want.Report), text(e.t, got.Report); !bytes.Equal(a, b) {
		e.t.Fatalf("after %s (-check +session):\n%s", e.last, cmp.Diff(strings.Split(string(a), "\n"), strings.Split(string(b), "\n")))
	}
	if a, b := text(e.t, want.Facts), text(e.t, got.Facts); !bytes.Equal(a, b) {
		e.t.Fatalf("facts after %s (-check +session):\n%s", e.last, cmp.Diff(strings.Split(string(a), "\n"), strings.Split(string(b), "\n")))
	}
	if len(want.Report.Diagnostics) > 0 {
		e.seen["fault"]++
		e.restore()
		return got
	}
	e.seen["sound"]++
	if len(got.Report.Findings) > 0 {
		e.found = got.Report.Findings[e.rng.IntN(len(got.Report.Findings))]
	}
	e.undo = e.files()
	e.sound = append(e.sound, e.undo)
	return got
}

func text(t *testing.T, v any) []byte {
	t.Helper()
	data, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// edit changes one file, adds one, takes one away, or begins another session.
func (e *editing) edit() {
	files := e.files()
	names := slices.Sorted(maps.Keys(files))
	name := names[e.rng.IntN(len(names))]
	switch k := e.rng.IntN(40); {
	case k == 0 && len(names) > 2:
		e.last = "taking away " + filepath.Base(name)
		if err := os.Remove(name); err != nil {
			e.t.Fatal(err)
		}
	case k == 1:
		e.last = "adding a file"
		e.write(filepath.Join(e.dir, fmt.Sprintf("added-%d.cue", e.rng.IntN(4))), []byte(added[e.rng.IntN(len(added))]))
	case k == 2:
		e.last = "another way to ask"
		e.askOtherwise(files)
	case k == 3 && len(names) > 1:
		e.last = "giving a file another name"
		if err := os.Rename(name, strings.TrimSuffix(name, ".cue")+"x.cue"); err != nil {
			e.t.Fatal(err)
		}
	case k == 4:
		e.last = "a line above " + filepath.Base(name)
		e.write(name, append([]byte("// A remark.\n"), files[name]...))
	case k == 5 || k == 6:
		text := e.changed(name, files[name])
		e.last += ", not saved"
		e.overlay[name] = text
	case k == 7:
		e.last = "closing without saving"
		clear(e.overlay)
	case k == 11 || k == 12:
		e.last = "taking back"
		e.undo = e.sound[max(0, len(e.sound)-1-e.rng.IntN(4))]
		e.restore()
	case k == 9 || k == 10:
		e.write(name, e.withNorm(name, files[name]))
	case k == 8 && e.found.Fingerprint != "":
		e.waive(name, files[name])
	default:
		delete(e.overlay, name)
		e.write(name, e.changed(name, files[name]))
	}
	e.seen[strings.Fields(e.last)[0]]++
}

// askOtherwise begins another session, which asks for something else.
func (e *editing) askOtherwise(files map[string][]byte) {
	e.last = "another way to ask"
	e.opt.AsOf = []string{"", "2026-12-01", "2027-08-20T10:00"}[e.rng.IntN(3)]
	e.opt.Audience = []string{"", report.Public}[e.rng.IntN(2)]
	e.opt.Policies = [][]string{nil, nil, {lakeshore}}[e.rng.IntN(3)]
	var ids []string
	for _, name := range slices.Sorted(maps.Keys(files)) {
		for _, m := range named.FindAllSubmatch(files[name], -1) {
			ids = append(ids, string(m[1]))
		}
	}
	e.opt.Deployments = nil
	if len(ids) > 0 && e.rng.IntN(2) == 0 {
		e.opt.Deployments = []string{ids[e.rng.IntN(len(ids))]}
	}
	e.session = checker.NewSession(e.opt)
}

var named = regexp.MustCompile(`deployments: "?([a-z0-9-]+)"?:? `)

// withNorm writes one more norm into a document of a file, before its others.
func (e *editing) withNorm(name string, file []byte) []byte {
	all := normsBegin.FindAllIndex(file, -1)
	if len(all) == 0 {
		return e.changed(name, file)
	}
	at := all[e.rng.IntN(len(all))][1]
	e.last = fmt.Sprintf("one more norm in %s at %d", filepath.Base(name), at)
	norm := fmt.Sprintf("\n\"299.%d\": {%s [%q], text: \"Added.\"}", e.rng.IntN(9), []string{"prohibits:", "permits:", "requires:"}[e.rng.IntN(3)],
		[]string{"chemical/cs", "force/baton", "tactics/mounted", "tactics/encirclement", "camera/record"}[e.rng.IntN(5)])
	return slices.Concat(file[:at], []byte(norm), file[at:])
}

var normsBegin = regexp.MustCompile(`(?m)norms: \{$`)

// waive accepts a finding, or what was accepted on other terms.
func (e *editing) waive(name string, file []byte) {
	e.last = "waiving " + e.found.Rule
	clause, _, _ := strings.Cut(strings.TrimLeft(string(file), "\n"), "\n")
	if !strings.HasPrefix(clause, "package ") {
		clause = ""
	}
	by := ""
	for _, agency := range e.found.Agencies {
		by += fmt.Sprintf("%q: {by: \"chief\", name: \"A. Chief\", title: \"Chief\", on: \"2026-09-20\"}, ", agency)
	}
	e.write(filepath.Join(filepath.Dir(name), "waivers-made.cue"), fmt.Appendf(nil, "%s\nwaivers: \"made\": {fingerprint: %q, why: \"Tried.\", terms: \"None.\", acceptedBy: {%s}, from: \"2026-09-22\", until: \"2026-%d-30\", evidence: [\"File 1\"]}\n",
		clause, e.found.Fingerprint, by, 9+e.rng.IntN(4)))
}

var added = []string{
	`agreements: extra: {title: "Extra (invented)", cite: "Extra", parties: {}}`,
	`actions: "force/net": {phrase: "throw a net", name: "nets", topic: "force", in: ["force"], carried: true}`,
	`places: nowhere: {name: "Nowhere", kind: "city", within: "CA"}`,
	`impossible: [{resistance: "none", threat: atLeast: "bodily-injury"}]`,
	`instruments: "ca/extra": {title: "Extra (invented)", cite: "Extra Act", kind: "statute", issuer: "CA", effective: "2024-01-01", reach: territory: "CA", norms: "1": {prohibits: ["chemical/cs"]}}`,
}

// swaps are what an edit of a line can do: in place of what the expression
// finds, one of the texts.
var swaps = []struct {
	what string
	find *regexp.Regexp
	with []string
}{
	{"a modality", regexp.MustCompile(`\b(prohibits|permits|requires): \[`), []string{"prohibits: [", "permits: [", "requires: ["}},
	{"an approval", regexp.MustCompile(`"(supervisor|field-commander|incident-commander|chief)"`), []string{`"supervisor"`, `"field-commander"`, `"incident-commander"`, `"chief"`}},
	{"a circumstance", regexp.MustCompile(`"(pulling-away|pushing|active|passive|riot|unlawful|lawful|bodily-injury)"`), []string{`"pulling-away"`, `"pushing"`, `"riot"`, `"unlawful"`, `"active"`}},
	{"an action", regexp.MustCompile(`"(chemical|kinetic|force|tactics|camera)/[a-z0-9-]+"`), []string{`"chemical/cs"`, `"chemical/oc-spray"`, `"force/baton"`, `"camera/record"`, `"tactics/encirclement"`, `"force"`, `"kinetic/foam-40mm"`}},
	{"a date", regexp.MustCompile(`"20[0-9][0-9]-`), []string{`"2024-`, `"2025-`, `"2026-`, `"2027-`}},
	{"an hour", regexp.MustCompile(`T[0-9]{2}:[0-9]{2}"`), []string{`T00:00"`, `T06:00"`, `T11:00"`, `T17:30"`, `T23:00"`}},
	{"a day", regexp.MustCompile(`-[0-9]{2}(T[0-9]{2}:[0-9]{2})?"`), []string{`-01$1"`, `-03$1"`, `-04$1"`, `-15$1"`, `-28$1"`}},
	{"a category", regexp.MustCompile(`"(chemical|kinetic|force|tactics|camera)"`), []string{`"chemical"`, `"kinetic"`, `"force"`, `"tactics"`}},
	{"a topic", regexp.MustCompile(`topics: \["[a-z-]+"\]`), []string{`topics: ["force"]`, `topics: ["crowd-control"]`, `topics: ["body-camera"]`}},
	{"a party", regexp.MustCompile(`by: "(chief|governing-body|city-manager)"`), []string{`by: "chief"`, `by: "governing-body"`, `by: "city-manager"`}},
	{"an agency", regexp.MustCompile(`"agency-00[0-9]"`), []string{`"agency-000"`, `"agency-001"`, `"agency-002"`}},
	{"a number", regexp.MustCompile(`(within|officers|supervisors|atLeast|days|available): [0-9]+`), []string{"$1: 1", "$1: 2", "$1: 5", "$1: 24", "$1: 72"}},
	{"whose", regexp.MustCompile(`(whose|by|rulesOf): "(own|host|stricter)"`), []string{`$1: "own"`, `$1: "host"`, `$1: "stricter"`}},
	{"a truth", regexp.MustCompile(`: (true|false)\b`), []string{": true", ": false"}},
	{"an extent", regexp.MustCompile(`"(whole|excerpt)"`), []string{`"whole"`, `"excerpt"`}},
	{"a unit", regexp.MustCompile(`"(u00[0-9]|h[0-9]|c[0-9]|r[0-9])"`), []string{`"u001"`, `"u002"`, `"u000"`, `"h1"`, `"c1"`}},
	{"a kind", regexp.MustCompile(`kind: "(policy|ordinance|directive|statute|city|county|municipal|campus)"`), []string{`kind: "policy"`, `kind: "statute"`, `kind: "county"`, `kind: "municipal"`}},
	{"a name", regexp.MustCompile(`\b(short|name|title|cite|phrase): "([^"]*)"`), []string{`$1: "$2 again"`, `$1: "Other"`}},
	{"a time", regexp.MustCompile(`T[0-9][0-9]:[0-9]0"`), []string{`T02:00"`, `T05:30"`, `T21:00"`}},
	{"a tool", regexp.MustCompile(`carries: \["([^"]*)"`), []string{`carries: ["chemical/smoke"`, `carries: ["$1", "force/baton"`}},
	{"a reach", regexp.MustCompile(`(members|command): true`), []string{"members: true", "command: true"}},
}

// changed changes something in a file: a word of a line, or a line that is a
// field by itself.
func (e *editing) changed(name string, file []byte) []byte {
	lines := strings.Split(string(file), "\n")
	for range 200 {
		i := e.rng.IntN(len(lines))
		if e.rng.IntN(50) == 0 && oneLine.MatchString(lines[i]) {
			e.last = fmt.Sprintf("leaving out line %d of %s: %s", i+1, filepath.Base(name), lines[i])
			return []byte(strings.Join(slices.Delete(lines, i, i+1), "\n"))
		}
		swap := swaps[e.rng.IntN(len(swaps))]
		found := swap.find.FindAllStringIndex(lines[i], -1)
		if len(found) == 0 {
			continue
		}
		at := found[e.rng.IntN(len(found))]
		with := swap.find.ReplaceAllString(lines[i][at[0]:at[1]], swap.with[e.rng.IntN(len(swap.with))])
		if with == lines[i][at[0]:at[1]] {
			continue
		}
		e.last = fmt.Sprintf("%s in line %d of %s: %s", swap.what, i+1, filepath.Base(name), with)
		lines[i] = lines[i][:at[0]] + with + lines[i][at[1]:]
		return []byte(strings.Join(lines, "\n"))
	}
	e.last = "nothing"
	return file
}

var oneLine = regexp.MustCompile(`^\s*("[^"]+"|[\w]+): .*[\]}"0-9e],?$`)

// TestSessionInterrupted: an examination that was given up, at whatever point,
// leaves nothing behind that the next could take for whole.
func TestSessionInterrupted(t *testing.T) {
	dir := t.TempDir()
	if err := corpus.Write(dir, 1, 2); err != nil {
		t.Fatal(err)
	}
	opt := checker.Options{Paths: []string{dir}, Today: "2026-10-01"}
	want, err := checker.Examine(t.Context(), opt)
	if err != nil {
		t.Fatal(err)
	}
	session := checker.NewSession(opt)
	for after := time.Microsecond; after < time.Second; after *= 8 {
		ctx, stop := context.WithTimeout(t.Context(), after)
		_, _ = session.Examine(ctx, nil) // in time or not
		stop()
	}
	got, err := session.Examine(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(text(t, want.Report)), string(text(t, got.Report))); diff != "" {
		t.Errorf("(-check +session):\n%s", diff)
	}
}
