package drawing

import (
	"bytes"
	"encoding/json"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"

	"roe.example/checker/outside"
)

// TestWidthsInABrowser: no line of text is wider in a browser than was reckoned
// with, in the widest letters that pages use and in the most common.
func TestWidthsInABrowser(t *testing.T) {
	chromium := outside.Tool(t, "chromium")
	var all []Picture
	for _, draw := range []func() ([]Picture, error){
		func() ([]Picture, error) { return OrgChart(electionCommand()) },
		func() ([]Picture, error) { return Nets(electionRadio()) },
		func() ([]Picture, error) { return Timeline(electionTimeline()) },
		func() ([]Picture, error) { return Capacity(season()) },
	} {
		p, err := draw()
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, p...)
	}
	for _, letters := range []string{"DejaVu Sans", "Liberation Sans"} {
		page, n := `<!doctype html><meta charset="utf-8"><style>:root { --sans: '`+letters+`' }</style>`, 0
		for _, p := range all {
			page += string(p.SVG)
		}
		page += `<pre></pre><script>document.querySelector("pre").textContent = JSON.stringify([...document.querySelectorAll("text")].map(t => t.getComputedTextLength()))</script>`
		file := filepath.Join(t.TempDir(), "page.html")
		if err := os.WriteFile(file, []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
		out, err := exec.CommandContext(t.Context(), chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
			"--disable-component-update", "--disable-sync", "--user-data-dir="+t.TempDir(), "--dump-dom", "file://"+file).Output()
		if err != nil {
			t.Fatal(err)
		}
		found := regexp.MustCompile(`<pre>(.*?)</pre>`).FindSubmatch(bytes.ReplaceAll(out, []byte("\n"), nil))
		var widths []float64
		if found == nil || json.Unmarshal([]byte(html.UnescapeString(string(found[1]))), &widths) != nil {
			t.Fatalf("the browser gave no widths: %.300s", out)
		}
		for _, p := range all {
			for _, w := range p.drawn.words {
				if n < len(widths) && widths[n] > w.at.w+0.5 {
					t.Errorf("in %s %q is %.1f wide, reckoned were %.1f", letters, w.text, widths[n], w.at.w)
				}
				n++
			}
		}
		if n != len(widths) || n == 0 {
			t.Errorf("%d lines are written, and the browser has %d", n, len(widths))
		}
	}
}
