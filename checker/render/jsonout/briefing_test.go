package jsonout

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/briefing"
	"roe.example/checker/facts"
	"roe.example/checker/report"
)

// TestSourcesStandOnce: with each id replaced by its source the document says
// what the briefing says, and no source stands twice.
func TestSourcesStandOnce(t *testing.T) {
	one := briefing.Source{Cite: `Order "sources":[{"cite":"x"}]`, Place: report.Place{Role: "source", File: "a.cue", Line: 1, Column: 2, Path: "a"}}
	other := one
	other.Place.Line = 3
	b := &briefing.Briefing{
		Report: &report.Report{}, Event: `"report":null`,
		Cover: briefing.Cover{
			Unknown: []briefing.Line{{Text: `"sources":[`, Sources: []briefing.Source{one, other}}, {Text: `\"sources\":[`, Sources: []briefing.Source{other}}},
		},
		Sheets: []briefing.Sheet{{Sections: []briefing.Section{{Lines: []briefing.Line{{Text: "<b>&", Sources: []briefing.Source{other, one}}, {Sources: []briefing.Source{}}}}}}},
	}
	facts.Total(b)
	var out bytes.Buffer
	if err := WriteBriefing(&out, b); err != nil {
		t.Fatal(err)
	}
	got := parsed(t, out.Bytes()).(map[string]any)
	table := got["sources"].(map[string]any)
	if len(table) != 2 {
		t.Errorf("%d sources in the table, of two that are cited", len(table))
	}
	delete(got, "sources")
	text, err := json.Marshal(b)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(parsed(t, text), cited(t, got, table)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// cited puts the sources where their ids are.
func cited(t *testing.T, v any, table map[string]any) any {
	switch v := v.(type) {
	case []any:
		for i := range v {
			v[i] = cited(t, v[i], table)
		}
	case map[string]any:
		for key, value := range v {
			ids, ok := value.([]any)
			if key != "sources" || !ok {
				v[key] = cited(t, value, table)
				continue
			}
			for i, id := range ids {
				if ids[i], ok = table[id.(string)]; !ok {
					t.Errorf("the source %s is not in the table", id)
				}
			}
		}
	}
	return v
}

func parsed(t *testing.T, text []byte) (out any) {
	t.Helper()
	if err := json.Unmarshal(text, &out); err != nil {
		t.Fatal(err)
	}
	return out
}
