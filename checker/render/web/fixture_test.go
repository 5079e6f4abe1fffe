package web

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"

	"roe.example/checker/briefing"
)

// fixture is a briefing of an invented deployment with something in every part.
func fixture(t *testing.T) *briefing.Briefing {
	t.Helper()
	var b briefing.Briefing
	raw, err := os.ReadFile("testdata/briefing.json")
	if err == nil {
		err = json.Unmarshal(raw, &b)
	}
	if err != nil {
		t.Fatal(err)
	}
	return &b
}

func written(t *testing.T, b *briefing.Briefing, paper string) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Briefing(&out, b, Options{Paper: paper}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
