package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker"
	"roe.example/checker/corpus"
	"roe.example/checker/outside"
	"roe.example/checker/sweep"
	"roe.example/checker/sweep/tally"
)

// TestQueryInDuckDB runs the query of the summary in DuckDB, as staff would, on
// the tables of a sweep: it has to say of every pair of agencies what the sweep
// found of the two, whether it reads Parquet or CSV.
func TestQueryInDuckDB(t *testing.T) {
	modules := outside.Module(t, "@duckdb/node-api")
	shared := filepath.Join(t.TempDir(), "shared")
	if err := os.Mkdir(shared, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := (corpus.Shared{Agencies: 14, Manuals: 3, Edited: 0.2}).Write(shared, 2); err != nil {
		t.Fatal(err)
	}
	for _, book := range []string{"../../agreements/riverton-election-day", shared} {
		t.Run(filepath.Base(book), func(t *testing.T) {
			work, faults, err := checker.Survey(t.Context(), checker.Options{Paths: []string{book}, Today: "2026-11-01"}, checker.SweepOn{PairsOn: checker.PairsOn{Day: "2026-11-03"}})
			if err != nil || len(faults) > 0 {
				t.Fatal(err, faults)
			}
			r, err := swept(t.Context(), work, &progress{})
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			writeTables(t, dir, sweepTables(tally.Of(r, nil), 0, -1, false))
			rows := "SELECT * FROM (" + tally.Query + ") ORDER BY ALL"
			count := "SELECT count(*) AS rows, count(DISTINCT aid)::INTEGER AS aids FROM 'by-agency.parquet'"
			// A CSV does not say that a column without a row holds numbers.
			fromCSV := strings.NewReplacer(".parquet'", ".csv'", "t.tie,", "t.tie::INTEGER,").Replace(rows)
			got := inDuckDB(t, modules, dir, rows, fromCSV, count)
			for i, of := range []string{"Parquet", "CSV"} {
				if diff := cmp.Diff(everyPair(r), got[i]); diff != "" {
					t.Errorf("from %s (-each pair by itself +query):\n%s", of, diff)
				}
			}
			if aids := fmt.Sprint(got[2][0]["aids"]); aids != fmt.Sprint(len(r.Agencies)-1) {
				t.Errorf("by-agency has %s helpers of %d", aids, len(r.Agencies)-1)
			}
		})
	}
}

func writeTables(t *testing.T, dir string, tables []sweepTable) {
	t.Helper()
	for _, table := range tables {
		var parquet, csv bytes.Buffer
		if err := table.parquet(&parquet); err != nil {
			t.Fatal(err)
		}
		if err := table.csv(&csv); err != nil {
			t.Fatal(err)
		}
		for name, text := range map[string][]byte{".parquet": parquet.Bytes(), ".csv": csv.Bytes()} {
			if err := os.WriteFile(filepath.Join(dir, table.Name+name), text, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

const askDuckDB = `const { DuckDBInstance } = require("@duckdb/node-api");
(async () => {
	const to = await (await DuckDBInstance.create(":memory:")).connect(), out = [];
	for (const sql of process.argv.slice(1)) out.push((await to.runAndReadAll(sql)).getRowObjectsJson());
	console.log(JSON.stringify(out));
})().catch((e) => { console.error(e); process.exit(1); });`

// inDuckDB puts queries to DuckDB in a folder.
func inDuckDB(t *testing.T, modules, dir string, queries ...string) (out [][]map[string]any) {
	t.Helper()
	ask := exec.Command(outside.Tool(t, "node"), append([]string{"-e", askDuckDB, "--"}, queries...)...)
	ask.Dir, ask.Env = dir, append(os.Environ(), "NODE_PATH="+modules)
	var wrong bytes.Buffer
	ask.Stderr = &wrong
	text, err := ask.Output()
	if err == nil {
		err = json.Unmarshal(text, &out)
	}
	if err != nil {
		t.Fatalf("%v\n%s", err, wrong.String())
	}
	for _, rows := range out {
		for _, row := range rows {
			for name, value := range row { // a large number comes as a text
				row[name] = fmt.Sprint(value)
			}
		}
	}
	return out
}

// everyPair counts what every two agencies meet, topic by topic.
func everyPair(r *sweep.Result) (out []map[string]any) {
	for h, host := range r.Agencies {
		for a, aid := range r.Agencies {
			for _, topic := range r.Topics {
				if h == a {
					continue
				}
				n := map[string]int{}
				for i := range r.Actions {
					if r.Actions[i].Topic == topic {
						for _, c := range r.Of(i, h, a) {
							n[c.Severity]++
						}
					}
				}
				worst := "clear"
				for _, one := range []struct {
					word string
					so   bool
				}{{"note", n["note"] > 0}, {"not-known", slices.Contains(host.NotKnown, topic) || slices.Contains(aid.NotKnown, topic)}, {"warning", n["warning"] > 0}, {"error", n["error"] > 0}} {
					if one.so {
						worst = one.word
					}
				}
				out = append(out, map[string]any{"host": host.ID, "aid": aid.ID, "topic": topic, "worst": worst,
					"errors": fmt.Sprint(n["error"]), "warnings": fmt.Sprint(n["warning"]), "notes": fmt.Sprint(n["note"])})
			}
		}
	}
	slices.SortFunc(out, func(x, y map[string]any) int {
		key := func(m map[string]any) string { return fmt.Sprintf("%s\x00%s\x00%s", m["host"], m["aid"], m["topic"]) }
		return strings.Compare(key(x), key(y))
	})
	return out
}
