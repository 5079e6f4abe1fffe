package lsp

import (
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"go.lsp.dev/protocol"
	"pgregory.net/rapid"

	"roe.example/checker/book"
)

// TestPositions holds positions to the standard library's idea of UTF-16.
func TestPositions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOf(rapid.SampledFrom([]string{"a", "é", "😀", "\n", "\r\n", "–", "\t", "𝄞"})).Draw(t, "text")
		data := strings.Join(parts, "")
		bytes := rapid.Bool().Draw(t, "utf-8")
		x := newText(data, bytes)
		at := 0
		for _, part := range parts {
			before := data[:at]
			line := before[strings.LastIndexByte(before, '\n')+1:]
			want := protocol.Position{Line: uint32(strings.Count(before, "\n")), Character: uint32(len(utf16.Encode([]rune(line))))}
			if bytes {
				want.Character = uint32(len(line))
			}
			if got := x.position(at); got != want {
				t.Fatalf("%q at %d: %v, want %v", data, at, got, want)
			}
			if got := x.offset(want); got != at {
				t.Fatalf("%q at %v: %d, want %d", data, want, got, at)
			}
			at += len(part)
		}
		far := protocol.Position{Line: rapid.Uint32().Draw(t, "line"), Character: rapid.Uint32().Draw(t, "character")}
		if got := x.offset(far); got > len(data) || got < len(data) && !utf8.RuneStart(data[got]) {
			t.Fatalf("%q at %v: %d", data, far, got)
		}
	})
}

// TestPlaces: the loader counts columns in bytes, but in YAML in characters.
func TestPlaces(t *testing.T) {
	line := `title: "Überfall 😀", name: "x"`
	for _, c := range []struct {
		file   string
		column int
	}{{"a.cue", strings.Index(line, "name") + 1}, {"a.yaml", utf8.RuneCountInString(line[:strings.Index(line, "name")]) + 1}} {
		x := newText("\n"+line+"\n", false)
		got := x.place(book.Location{File: c.file, Line: 2, Column: c.column})
		begin := uint32(len(utf16.Encode([]rune(line[:strings.Index(line, "name")]))))
		want := protocol.Range{Start: protocol.Position{Line: 1, Character: begin}, End: protocol.Position{Line: 1, Character: begin + 4}}
		if got != want {
			t.Errorf("%s: %v, want %v", c.file, got, want)
		}
	}
}

func TestURIs(t *testing.T) {
	for uri, want := range map[string]string{
		"file:///a/county%20agreements/%C3%BC.cue": "/a/county agreements/ü.cue",
		"file://localhost/a/b.cue":                 "/a/b.cue",
		"file://server/share/b.cue":                "",
		"untitled:Untitled-1":                      "",
		"file:///a/%00.cue":                        "",
		"file:///a/%zz":                            "",
		"":                                         "",
		"https://example.org/a.cue":                "",
		"file:relative.cue":                        "",
	} {
		if got := pathOf(protocol.DocumentURI(uri)); got != want {
			t.Errorf("%s: %q, want %q", uri, got, want)
		}
	}
	// A drive's letter is a path on Windows alone; elsewhere it is none.
	if got := pathOf("file:///c%3A/books/a.cue"); runtime.GOOS != "windows" && got != "" {
		t.Errorf("a drive: %q", got)
	}
	for _, path := range []string{"/a b/ü#?%.cue", "/plain.cue"} {
		if got := pathOf(fileURI(path)); got != filepath.FromSlash(path) {
			t.Errorf("%s came back as %s", path, got)
		}
	}
}
