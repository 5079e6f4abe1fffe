package lsp

import (
	"os"
	"path/filepath"
	"testing"

	"go.lsp.dev/protocol"
)

// TestAnywhere asks every question all over files, whole and cut off.
func TestAnywhere(t *testing.T) {
	dir := small(t)
	yaml := filepath.Join(dir, "more.yaml")
	if err := os.WriteFile(yaml, []byte(yamlBook), 0o644); err != nil {
		t.Fatal(err)
	}
	e := start(t, dir, everything(), Options{})
	for _, name := range []string{"agencies.cue", "rules.cue", "deployment.cue", "more.yaml"} {
		path := filepath.Join(dir, name)
		e.open(path)
		text := e.buffers[path]
		e.everywhere(path, text, 17)
		cut := text[:len(text)*2/3]
		e.notify("textDocument/didChange", map[string]any{
			"textDocument":   map[string]any{"uri": fileURI(path), "version": 2},
			"contentChanges": []any{map[string]any{"text": cut}},
		})
		e.everywhere(path, cut, 29)
		e.close(path)
	}
	e.end()
}

// everywhere asks at every step-th byte, also within characters and beyond
// lines.
func (e *editor) everywhere(path, text string, step int) {
	e.t.Helper()
	lines := newText(text, true)
	for i := 0; i <= len(text)+1; i += step {
		at := map[string]any{"textDocument": map[string]any{"uri": fileURI(path)}, "position": lines.position(i), "context": map[string]any{"includeDeclaration": true}}
		for _, method := range []string{"hover", "definition", "implementation", "references", "completion"} {
			if (method == "references" || method == "implementation") && i%5 != 0 {
				continue // they look at all files
			}
			e.call("textDocument/"+method, at, nil)
		}
	}
	var symbols []protocol.DocumentSymbol
	e.call("textDocument/documentSymbol", map[string]any{"textDocument": map[string]any{"uri": fileURI(path)}}, &symbols)
}

const yamlBook = `# Überörtliche Hilfe – a book in YAML.
instruments:
  harbor/order-9:
    title: "Harbor's Order 9 – Ärger"
    cite: Harbor Order 9
    kind: policy
    issuer: harbor
    reach: {members: true}
    norms:
      "1":
        prohibits: [chemical/oc-spray, force/baton]
        when:
          resistance: passive
          assembly:
            - lawful
        text: |
          Nobody sprays
          here: at all.
`
