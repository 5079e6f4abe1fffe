package checker_test

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"roe.example/checker"
	"roe.example/checker/render"
	"roe.example/checker/report"
)

// TestNoFormatTellsThePublic: whatever a book marks and the public report does
// not say is in no format of it, and every format says that something is left
// out.
func TestNoFormatTellsThePublic(t *testing.T) {
	opt := checker.Options{Paths: []string{"../agreements/riverton-election-day"}, Today: today}
	internal, err := checker.Examine(context.Background(), opt)
	if err != nil {
		t.Fatal(err)
	}
	opt.Audience = report.Public
	public := check(t, opt)
	all, open := formatted(t, internal.Report), formatted(t, public)
	catalogue := formatted(t, &report.Report{Rules: internal.Rules})["sarif"] // everybody can read it
	var secrets []string
	for _, b := range internal.Books {
		for _, s := range b.Sensitive {
			texts := []string{s.Value}
			if c := b.Book.Channels[s.Value]; c != nil {
				texts = append(texts, c.Name)
			}
			if p := b.Book.Places[s.Value]; p != nil {
				texts = append(texts, p.Name)
			}
			for _, text := range texts {
				if utf8.RuneCountInString(text) >= 5 && strings.Contains(all["json"], text) && !strings.Contains(open["json"]+catalogue, text) {
					secrets = append(secrets, text)
				}
			}
		}
	}
	if len(secrets) < 3 {
		t.Fatalf("too few secrets to test with: %q", secrets)
	}
	for name, out := range open {
		for _, secret := range secrets {
			if strings.Contains(out, secret) {
				t.Errorf("%s tells the public %q", name, secret)
			}
		}
		for _, class := range public.Withheld {
			if !strings.Contains(out, class) {
				t.Errorf("%s does not say that %s are left out", name, class)
			}
		}
	}
}

// formatted writes a report in every format, on a screen that wraps nothing.
func formatted(t *testing.T, r *report.Report) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, f := range render.Formats {
		var b bytes.Buffer
		if err := f.Write(&b, r, render.Options{Width: 20_000}); err != nil {
			t.Fatal(err)
		}
		out[f.Name] = b.String()
	}
	return out
}
