package main

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/mattn/go-runewidth"
)

// shown is what a terminal shows in the end of what was written on one line.
func shown(written string) string {
	var line []rune
	at := 0
	for _, r := range strings.NewReplacer("\x1b[2K", "\x01").Replace(written) {
		switch r {
		case '\r':
			at = 0
		case '\x01':
			line = nil
		default:
			for len(line) <= at {
				line = append(line, ' ')
			}
			line[at] = r
			at += max(1, runewidth.RuneWidth(r))
		}
	}
	return strings.TrimSpace(string(line))
}

// TestProgress: a long run says what it is at, and leaves nothing; a short one
// says nothing.
func TestProgress(t *testing.T) {
	var long bytes.Buffer
	p := startProgress(&long, "judging", time.Millisecond)
	time.Sleep(250 * time.Millisecond)
	p.at("printing the PDF")
	time.Sleep(250 * time.Millisecond)
	p.end()
	p.end()
	for _, want := range []string{"judging", "printing the PDF"} {
		if !strings.Contains(long.String(), want) {
			t.Errorf("it does not say %q: %q", want, long.String())
		}
	}
	if left := shown(long.String()); left != "" || strings.Contains(long.String(), "\n") {
		t.Errorf("it leaves %q of %q", left, long.String())
	}
	var short bytes.Buffer
	startProgress(&short, "judging", time.Hour).end()
	showProgress(&short, "judging").end() // no terminal
	if short.Len() > 0 {
		t.Errorf("a short run says %q", short.String())
	}
}
