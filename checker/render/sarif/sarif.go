// Package sarif writes a report as SARIF 2.1.0, for GitHub code scanning and
// other viewers of static analysis.
package sarif

import (
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"path"
	"strings"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"roe.example/checker/report"
)

// What GitHub refuses or leaves out beyond: docs.github.com, "SARIF support
// for code scanning".
const (
	mostResults  = 25_000 // of a run; 5,000 are shown
	mostRelated  = 99     // places beside the first one
	longestWords = 1_024  // of a rule's description
)

// fingerprint is the name under which ours stands; a change of what it is made
// of needs a new one.
const fingerprint = "roe/v1"

const root = "%SRCROOT%"

// Write writes the report as one run of the tool at a version.
func Write(w io.Writer, r *report.Report, version string) error {
	b := &builder{r: r, rules: map[string]int{}}
	run := sarif.NewRunWithInformationURI("roe", "https://roe.example/")
	run.Tool.Driver.Version = ptr(numeric(version))
	run.Tool.Driver.Rules = b.catalogue()
	run.ColumnKind = ptr("unicodeCodePoints")
	run.AutomationDetails = sarif.NewRunAutomationDetails().WithID("roe/" + r.Today)
	run.OriginalUriBaseIds = map[string]sarif.ArtifactLocation{
		root: *sarif.NewArtifactLocation().WithDescription(sarif.NewTextMessage("The folder in which roe ran: the top of the repository.")),
	}
	run.Results = b.results()
	run.Invocations = []*sarif.Invocation{b.invocation()}
	run.Properties = b.properties()
	document := sarif.NewReport()
	document.AddRun(run)
	return encode(w, document)
}

// numeric is a version as programs compare them: it begins with a number.
func numeric(version string) string {
	version = strings.TrimPrefix(version, "v")
	if version == "" || version[0] < '0' || version[0] > '9' {
		return strings.TrimSpace("0 " + version)
	}
	return version
}

// encode leaves out what only says the default.
func encode(w io.Writer, document *sarif.Report) error {
	data, err := json.Marshal(document)
	if err != nil {
		return err
	}
	var all map[string]any
	if err := json.Unmarshal(data, &all); err != nil {
		return err
	}
	prune(all)
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(all)
}

// meaningful are lists of which "empty" says something: that rules ran and
// found nothing.
var meaningful = map[string]bool{"results": true, "rules": true}

// defaults are values that the standard gives to absent properties.
var defaults = map[string]any{
	"byteOffset": -1.0, "charOffset": -1.0, "id": -1.0, "index": -1.0, "parentIndex": -1.0, "rank": -1.0,
	"ruleIndex": -1.0, "enabled": true, "isComprehensive": false, "kind": "fail", "language": "en-US",
}

func prune(value any) {
	switch v := value.(type) {
	case map[string]any:
		for key, inner := range v {
			if empty(key, inner) || isDefault(key, inner) {
				delete(v, key)
			} else if key != "properties" { // which are our own
				prune(inner)
			}
		}
	case []any:
		for i := range v {
			prune(v[i])
		}
	}
}

func isDefault(name string, value any) bool {
	switch value.(type) {
	case float64, bool, string:
		return value == defaults[name]
	}
	return false
}

func empty(name string, value any) bool {
	switch v := value.(type) {
	case []any:
		return len(v) == 0 && !meaningful[name] || name == "newlineSequences" || name == "contents"
	case map[string]any:
		return len(v) == 0
	}
	return value == nil
}

type builder struct {
	r     *report.Report
	rules map[string]int // where each stands in the catalogue
}

func (b *builder) results() []*sarif.Result {
	out := []*sarif.Result{}
	for i := range b.r.Findings {
		if i == mostResults {
			break
		}
		out = append(out, b.result(&b.r.Findings[i]))
	}
	return out
}

func (b *builder) result(f *report.Finding) *sarif.Result {
	x := sarif.NewResult().WithLevel(f.Severity).WithMessage(message(strings.Join(b.r.Paragraphs(f), "\n\n")))
	x.RuleID = &f.Rule
	x.RuleIndex = b.rule(f.Rule)
	x.PartialFingerprints = map[string]string{fingerprint: f.Fingerprint}
	x.OccurrenceCount = &f.Count
	first := location(f.Spot())
	first.LogicalLocations = logical(f)
	x.Locations = []*sarif.Location{first}
	for i, p := range f.Others() {
		if i == mostRelated {
			break
		}
		related := location(p)
		related.ID = i + 1
		related.Message = message(p.Role)
		x.RelatedLocations = append(x.RelatedLocations, related)
	}
	if f.Waiver != nil {
		x.Suppressions = []*sarif.Suppression{suppression(f.Waiver)}
	}
	switch f.Change {
	case report.New:
		x.BaselineState = ptr("new")
	case report.Known:
		x.BaselineState = ptr("unchanged")
	}
	x.Properties = sarif.NewPropertyBag().Add("book", f.Book).Add("deployment", f.Deployment).
		Add("agencies", f.Agencies).Add("actions", f.Actions)
	return x
}

// suppression: the waiver stands outside of the place that it is about.
func suppression(w *report.Waiver) *sarif.Suppression {
	s := sarif.NewSuppression().WithKind("external").WithStatus("accepted").WithJustification(w.Words())
	if w.Place.File != "" {
		s.Location = location(w.Place)
	}
	return s
}

// logical says whose matter it is: the deployment, and the agencies.
func logical(f *report.Finding) (out []*sarif.LogicalLocation) {
	add := func(kind, id string) {
		out = append(out, sarif.NewLogicalLocation().WithKind(kind).WithName(id).WithFullyQualifiedName(path.Join(f.Book, id)))
	}
	if f.Deployment != "" {
		add("deployment", f.Deployment)
	}
	for _, id := range f.Agencies {
		add("agency", id)
	}
	return out
}

func location(p report.Place) *sarif.Location { return locate(p.File, p.Line, p.Column) }

func locate(file string, line, column int) *sarif.Location {
	physical := sarif.NewPhysicalLocation().WithArtifactLocation(artifact(file))
	if line > 0 {
		region := sarif.NewRegion().WithStartLine(line)
		if column > 0 {
			region.WithStartColumn(column)
		}
		physical.WithRegion(region)
	}
	return sarif.NewLocation().WithPhysicalLocation(physical)
}

// artifact names a file by an address: relative to the repository where that
// can be.
func artifact(file string) *sarif.ArtifactLocation {
	if inside, ours := strings.CutPrefix(file, "roe:"); ours {
		return sarif.NewArtifactLocation().WithURI((&url.URL{Scheme: "roe", Opaque: (&url.URL{Path: inside}).EscapedPath()}).String())
	}
	if path.IsAbs(file) {
		return sarif.NewArtifactLocation().WithURI((&url.URL{Scheme: "file", Path: file}).String())
	}
	return sarif.NewArtifactLocation().WithURI((&url.URL{Path: strings.TrimPrefix(file, "./")}).String()).WithURIBaseID(root)
}

func (b *builder) properties() *sarif.PropertyBag {
	r := b.r
	bag := sarif.NewPropertyBag().Add("today", r.Today).Add("audience", r.Audience).Add("disclaimer", r.Disclaimer).Add("verdicts", r.Verdicts)
	if len(r.Diagnostics) == 0 {
		bag.Add("remarks", r.Account())
	}
	if len(r.Withheld) > 0 {
		bag.Add("withheld", r.Withheld)
	}
	if r.Baseline != nil {
		bag.Add("baseline", r.Baseline)
	}
	if n := len(r.Findings); n > mostResults {
		bag.Add("leftOut", fmt.Sprintf("%d findings, because code scanning takes no more than %d; --format json has all.", n-mostResults, mostResults))
	}
	return bag
}

// message is plain text: the standard would take [words](address) in it for a
// link, so a space of no width comes between.
func message(text string) *sarif.Message {
	return sarif.NewTextMessage(strings.ReplaceAll(text, "](", "]\u200b("))
}

func ptr[T any](v T) *T { return &v }
