package judge

import (
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"go.yaml.in/yaml/v3"

	"roe.example/checker/rule"
)

// metadata is the METADATA block of a rule: every key that it may hold.
type metadata struct {
	Scope       string
	Title       string
	Description string
	Related     []struct{ Ref, Description string } `yaml:"related_resources"`
	Custom      struct {
		ID       string
		Severity string
		Remedy   string
		Step     string // optional
		Seeds    []string
	}
}

var (
	metadataKeys = []string{"scope", "title", "description", "related_resources", "custom"}
	customKeys   = []string{"id", "severity", "remedy", "step", "seeds"}
	relatedKeys  = []string{"ref", "description"}
)

// readMetadata finds the package's block and reads its text itself: OPA
// ignores keys that it does not know, and with them every slip of the pen.
func readMetadata(m module) (*metadata, Faults) {
	i := slices.IndexFunc(m.Annotations, func(a *ast.Annotations) bool { return a.Scope == "package" })
	if i < 0 {
		return nil, Faults{m.fault(m.Package.Location, "the rule has no METADATA block with scope: package")}
	}
	first := m.Annotations[i].Loc().Row
	var root yaml.Node
	if err := yaml.Unmarshal(blockText(m, first, m.Annotations[i].EndLoc().Row), &root); err != nil {
		return nil, Faults{m.fault(m.Annotations[i].Loc(), "METADATA: %v", err)}
	}
	at := func(n *yaml.Node) *ast.Location { return &ast.Location{Row: first + n.Line, Col: n.Column + len("# ")} }
	faults := unknownKeys(m, at, root.Content[0], "METADATA", metadataKeys)
	if custom := entry(root.Content[0], "custom"); custom != nil {
		faults = append(faults, unknownKeys(m, at, custom, "custom", customKeys)...)
	}
	if related := entry(root.Content[0], "related_resources"); related != nil {
		for _, n := range related.Content {
			faults = append(faults, unknownKeys(m, at, n, "related_resources", relatedKeys)...)
		}
	}
	meta := &metadata{}
	if err := root.Decode(meta); err != nil {
		faults = append(faults, m.fault(m.Annotations[i].Loc(), "METADATA: %v", err))
	}
	return meta, faults
}

// blockText is the YAML of a block: its comments without their marks, less
// the first, which says METADATA.
func blockText(m module, first, last int) []byte {
	var b strings.Builder
	for _, c := range m.Comments {
		if c.Location.Row > first && c.Location.Row <= last {
			b.WriteString(strings.TrimPrefix(string(c.Text), " ") + "\n")
		}
	}
	return []byte(b.String())
}

func entry(n *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

func unknownKeys(m module, at func(*yaml.Node) *ast.Location, n *yaml.Node, what string, known []string) (faults Faults) {
	if n.Kind != yaml.MappingNode {
		return Faults{m.fault(at(n), "%s must hold the keys %s", what, strings.Join(known, ", "))}
	}
	for i := 0; i < len(n.Content); i += 2 {
		if key := n.Content[i]; !slices.Contains(known, key.Value) {
			faults = append(faults, m.fault(at(key), "%s has no key %q; its keys are %s", what, key.Value, strings.Join(known, ", ")))
		}
	}
	return faults
}

// missing lists what a rule does not say about itself.
func (d *metadata) missing() (out []string) {
	for _, f := range []struct{ name, value string }{
		{"title", d.Title}, {"description", d.Description},
		{"custom.id", d.Custom.ID}, {"custom.severity", d.Custom.Severity}, {"custom.remedy", d.Custom.Remedy},
	} {
		if strings.TrimSpace(f.value) == "" {
			out = append(out, f.name)
		}
	}
	return out
}

// texts are what reports and catalogues print.
func (d *metadata) texts() []string {
	out := append([]string{d.Title, d.Description, d.Custom.Remedy, d.Custom.Step}, d.Custom.Seeds...)
	for _, ref := range d.Related {
		out = append(out, ref.Ref, ref.Description)
	}
	return out
}

func (d *metadata) rule(topic string, m module) rule.Rule {
	r := rule.Rule{
		ID: d.Custom.ID, Topic: topic, Severity: d.Custom.Severity, Title: oneLine(d.Title),
		Description: oneLine(d.Description), Remedy: oneLine(d.Custom.Remedy), Step: oneLine(d.Custom.Step), Seeds: d.Custom.Seeds,
		References: []rule.Reference{}, File: m.file, Origin: rule.Roe,
	}
	if !m.own {
		r.Origin = m.set
	}
	if r.Seeds == nil {
		r.Seeds = []string{}
	}
	for _, ref := range d.Related {
		r.References = append(r.References, rule.Reference{Ref: ref.Ref, Description: ref.Description})
	}
	return r
}

// oneLine joins the lines of a text.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
