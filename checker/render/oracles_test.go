package render

import (
	"bytes"
	"encoding/json"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/joshdk/go-junit"
	"github.com/mattn/go-runewidth"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"roe.example/checker/report"
)

// oracles read a format back as its users' programs do, fail where those would
// stumble, and give back in plain text what was said.
var oracles = map[string]func(t *testing.T, r *report.Report, out string) string{
	"text": readText, "table": readTable, "markdown": readMarkdown, "json": readJSON, "sarif": readSARIF,
	"junit": readJUnit, "tap": readTAP, "github": readGitHub, "gitlab": readGitLab, "azuredevops": readAzure,
}

func readText(t *testing.T, _ *report.Report, out string) string {
	for _, sign := range out {
		if unicode.IsControl(sign) && sign != '\n' && sign != '\t' || unicode.Is(unicode.Bidi_Control, sign) {
			t.Fatalf("the terminal gets %q", sign)
		}
	}
	return out
}

func readTable(t *testing.T, r *report.Report, out string) string {
	width := 0
	for line := range strings.Lines(out) {
		if strings.HasPrefix(line, "+--") {
			width = max(width, len(strings.TrimSpace(line)))
		} else if strings.HasPrefix(line, "|") && runewidth.StringWidth(strings.TrimRight(line, "\n")) > 20_000 {
			t.Fatalf("wider than the terminal: %q", line)
		}
	}
	return readText(t, r, out)
}

// schemas are compiled once.
var schemas = map[string]*jsonschema.Schema{}

func schema(t *testing.T, file string) *jsonschema.Schema {
	t.Helper()
	if schemas[file] == nil {
		s, err := jsonschema.NewCompiler().Compile(file)
		if err != nil {
			t.Fatal(err)
		}
		schemas[file] = s
	}
	return schemas[file]
}

func follows(t *testing.T, file, out string) {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema(t, file).Validate(document); err != nil {
		t.Fatalf("%#v", err)
	}
}

func readJSON(t *testing.T, _ *report.Report, out string) string {
	follows(t, "../../schemas/report.schema.json", out)
	return unquoted(out)
}

// unquoted makes JSON's escapes readable.
func unquoted(out string) string { return strings.NewReplacer(`\"`, `"`, `\n`, "\n").Replace(out) }

type sarifPlace struct {
	PhysicalLocation struct {
		ArtifactLocation struct{ URI, URIBaseID string }
	}
}

type sarifFile struct {
	Runs []struct {
		Tool struct {
			Driver struct {
				Version string
				Rules   []struct{ ID, Name string }
			}
		}
		Invocations []struct {
			ExecutionSuccessful        bool
			ToolExecutionNotifications []struct{ Level string }
		}
		Results []struct {
			RuleID                      string
			RuleIndex                   *int
			Level                       string
			BaselineState               string
			Suppressions                []struct{ Kind, Status, Justification string }
			Locations, RelatedLocations []sarifPlace
			PartialFingerprints         map[string]string
		}
	}
}

// readSARIF holds a report to the official schema, and to what GitHub's code
// scanning asks for beyond it.
func readSARIF(t *testing.T, r *report.Report, out string) string {
	follows(t, "testdata/sarif-schema-2.1.0.json", out)
	var file sarifFile
	if err := json.Unmarshal([]byte(out), &file); err != nil {
		t.Fatal(err)
	}
	run := file.Runs[0]
	if len(run.Results) != len(r.Findings) || len(run.Tool.Driver.Rules) != len(r.Rules) {
		t.Fatalf("%d results of %d findings", len(run.Results), len(r.Findings))
	}
	if v := run.Tool.Driver.Version; v == "" || v[0] < '0' || v[0] > '9' {
		t.Errorf("version %q", v)
	}
	if got, want := run.Invocations[0].ExecutionSuccessful, r.Exit("never") == 0; got != want {
		t.Errorf("executionSuccessful %v, want %v", got, want)
	}
	clean := Printable(r)
	for i, x := range run.Results {
		f := &clean.Findings[i]
		if x.RuleIndex == nil || run.Tool.Driver.Rules[*x.RuleIndex].ID != f.Rule || x.RuleID != f.Rule || x.Level != f.Severity {
			t.Errorf("result %d is of %s", i, x.RuleID)
		}
		if x.PartialFingerprints["roe/v1"] != f.Fingerprint || (f.Waiver != nil) != (len(x.Suppressions) == 1) {
			t.Errorf("result %d: fingerprints %v, suppressions %v", i, x.PartialFingerprints, x.Suppressions)
		}
		if len(x.Locations) != 1 || len(x.Locations)+len(x.RelatedLocations) > 100 {
			t.Errorf("result %d has %d and %d places", i, len(x.Locations), len(x.RelatedLocations))
		}
		at := x.Locations[0].PhysicalLocation.ArtifactLocation
		if u, err := url.Parse(at.URI); err != nil || u.Path != f.Spot().File || at.URIBaseID != "%SRCROOT%" || strings.ContainsAny(at.URI, " \n<>") {
			t.Errorf("result %d is at %+v, want %q (%v)", i, at, f.Spot().File, err)
		}
	}
	return unquoted(out)
}

// readJUnit reads as a known consumer does, and counts.
func readJUnit(t *testing.T, r *report.Report, out string) string {
	suites, err := junit.Ingest([]byte(out))
	if err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	var failed, broken int
	for _, s := range suites {
		said.WriteString(s.Name + "\n" + s.SystemOut + "\n" + s.Properties["disclaimer"] + "\n")
		for _, c := range s.Tests {
			switch c.Status {
			case junit.StatusFailed:
				failed++
			case junit.StatusError:
				broken++
			}
			said.WriteString(c.Name + "\n" + c.Message + "\n" + c.SystemOut + "\n")
			if c.Error != nil {
				said.WriteString(c.Error.Error() + "\n")
			}
		}
	}
	if len(r.Diagnostics) > 0 {
		if broken != len(r.Diagnostics) {
			t.Errorf("%d errors of %d faults", broken, len(r.Diagnostics))
		}
		return out
	}
	wantFailed, wantBroken := expected(r)
	if failed != wantFailed || broken != wantBroken {
		t.Errorf("%d failed, %d errors; want %d and %d", failed, broken, wantFailed, wantBroken)
	}
	return said.String() + out
}

// expected counts rules with open errors or warnings in a suite, and what has
// no answer.
func expected(r *report.Report) (failed, broken int) {
	open := map[[3]string]bool{}
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Open() && f.Severity != "note" {
			open[[3]string{f.Book, f.Deployment, f.Rule}] = true
		}
	}
	broken = len(r.Suites()) * len(r.Failures)
	for _, v := range r.Verdicts {
		if v.Verdict == report.NoVerdict {
			broken++
		}
	}
	return len(open), broken
}

var point = regexp.MustCompile(`^(not )?ok (\d+) - ((?:[^#\\]|\\#|\\\\)*?)( # SKIP .*)?$`)

// readTAP reads line by line, as the specification of version 14 has them.
func readTAP(t *testing.T, r *report.Report, out string) string {
	lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	if lines[0] != "TAP version 14" {
		t.Fatalf("it begins with %q", lines[0])
	}
	points, failed, plan, bailed := 0, 0, -1, false
	for i := 1; i < len(lines); i++ {
		line := lines[i]
		m := point.FindStringSubmatch(line)
		switch {
		case m != nil:
			points++
			if m[2] != strconv.Itoa(points) {
				t.Fatalf("point %s comes as number %d", m[2], points)
			}
			if m[1] != "" {
				failed++
			}
		case line == "  ---":
			end := i + 1
			for end < len(lines) && lines[end] != "  ..." {
				end++
			}
			var block map[string]any
			if err := yaml.Unmarshal([]byte(strings.Join(lines[i+1:end], "\n")), &block); err != nil || len(block) == 0 {
				t.Fatalf("%v in %q", err, lines[i:end])
			}
			i = end
		case strings.HasPrefix(line, "1.."):
			number, _, _ := strings.Cut(line[3:], " ")
			plan, _ = strconv.Atoi(number)
		case strings.HasPrefix(line, "Bail out! "):
			bailed = true
		case !strings.HasPrefix(line, "# "):
			t.Fatalf("not of the protocol: %q", line)
		}
	}
	if bailed != (len(r.Diagnostics) > 0) || !bailed && plan != points {
		t.Errorf("plan %d, points %d, bailed out %v", plan, points, bailed)
	}
	if !bailed {
		if wantFailed, broken := expected(r); failed != wantFailed+broken {
			t.Errorf("%d points are not ok, want %d", failed, wantFailed+broken)
		}
	}
	return strings.Join(strings.Fields(strings.NewReplacer(`\#`, "#", "\n# ", "\n").Replace(out)), " ")
}

var command = regexp.MustCompile(`^::(error|warning|notice) ([^:]*)::(.*)$`)

func readGitHub(t *testing.T, r *report.Report, out string) string {
	decode := strings.NewReplacer("%0A", "\n", "%0D", "\r", "%3A", ":", "%2C", ",", "%25", "%")
	clean, found := Printable(r), map[string]int{}
	for line := range strings.Lines(out) {
		m := command.FindStringSubmatch(strings.TrimSuffix(line, "\n"))
		if m == nil {
			if strings.HasPrefix(line, "::") || strings.Contains(line, "##[") {
				t.Errorf("the runner takes this for a command: %q", line)
			}
			continue
		}
		file := ""
		for _, property := range strings.Split(m[2], ",") {
			name, value, ok := strings.Cut(property, "=")
			if !ok {
				t.Errorf("property %q", property)
			}
			if name == "file" {
				file = decode.Replace(value)
			}
		}
		found[file+"\x00"+decode.Replace(m[3])]++
	}
	for i := range clean.Findings {
		f := &clean.Findings[i]
		held := false
		for key := range found {
			file, message, _ := strings.Cut(key, "\x00")
			held = held || file == f.Spot().File && strings.HasPrefix(message, f.Message)
		}
		if !held && i < 20 {
			t.Errorf("no annotation for %q at %q", f.Message, f.Spot().File)
		}
	}
	return decode.Replace(out)
}

var issue = regexp.MustCompile(`^##vso\[task\.(logissue|complete) ([^\]]*)\](.*)$`)

func readAzure(t *testing.T, r *report.Report, out string) string {
	decode := strings.NewReplacer("%0A", "\n", "%0D", "\r", "%5D", "]", "%3B", ";", "%AZP25", "%")
	completed := ""
	for line := range strings.Lines(out) {
		line = strings.TrimSuffix(line, "\n")
		m := issue.FindStringSubmatch(line)
		if m == nil {
			if strings.Contains(line, "##vso[") || strings.Contains(line, "##[") {
				t.Errorf("the agent takes this for a command: %q", line)
			}
			continue
		}
		if m[1] == "complete" {
			completed += m[2]
			continue
		}
		for _, property := range strings.Split(strings.TrimSuffix(m[2], ";"), ";") {
			if name, _, ok := strings.Cut(property, "="); !ok || !strings.Contains(" type sourcepath linenumber columnnumber code ", " "+name+" ") {
				t.Errorf("property %q", property)
			}
		}
	}
	want := "result=SucceededWithIssues;"
	switch failed, _ := expected(r); {
	case r.Exit("never") == 2:
		want = "result=Failed;"
	case failed == 0:
		want = "result=Succeeded;"
	}
	if completed != want {
		t.Errorf("completed %q, want %q", completed, want)
	}
	return decode.Replace(out)
}

func readGitLab(t *testing.T, r *report.Report, out string) string {
	var issues []struct {
		Description string `json:"description"`
		CheckName   string `json:"check_name"`
		Fingerprint string `json:"fingerprint"`
		Severity    string `json:"severity"`
		Location    struct {
			Path  string `json:"path"`
			Lines struct {
				Begin int `json:"begin"`
			} `json:"lines"`
		} `json:"location"`
	}
	d := json.NewDecoder(bytes.NewReader([]byte(out)))
	d.DisallowUnknownFields()
	if err := d.Decode(&issues); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, x := range issues {
		if seen[x.Fingerprint] || x.Fingerprint == "" {
			t.Errorf("the fingerprint %q comes again", x.Fingerprint)
		}
		seen[x.Fingerprint] = true
		if !strings.Contains(" info minor major critical blocker ", " "+x.Severity+" ") || x.Description == "" || x.CheckName == "" {
			t.Errorf("%+v", x)
		}
		if p := x.Location.Path; p == "" || strings.HasPrefix(p, "./") || x.Location.Lines.Begin < 1 {
			t.Errorf("%q is no place", p)
		}
	}
	if len(issues) < len(r.Findings)+len(r.Diagnostics)+len(r.Failures)+1 {
		t.Errorf("%d entries", len(issues))
	}
	return unquoted(out)
}
