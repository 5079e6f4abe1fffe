package web

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// shot is a picture of what the window shows below the element with an id, at
// half its size, which is enough to know it again.
func (b *tab) shot(id string, v view) []byte {
	b.t.Helper()
	top := eval[float64](b, `(() => { document.getElementById("`+id+`").scrollIntoView(); return scrollY })()`)
	clip := &page.Viewport{Y: top, Width: float64(v.width), Height: 800, Scale: 0.5}
	return run(b, chromedp.Action[[]byte](func(ctx context.Context, t *chromedp.Target) ([]byte, error) {
		out, err := cdp.Call(ctx, t, page.CaptureScreenshot, page.CaptureScreenshotParams{Clip: clip})
		return out.Data, err
	}))
}

func decoded(t *testing.T, name string, raw []byte) image.Image {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return img
}

// How much of a picture may differ: letters sit otherwise in another build of
// the browser, and a page without its style sheet is nothing like it.
const (
	cell      = 8    // pixels on a side; compared by their mean
	different = 40   // of 255
	tolerated = 0.05 // of all cells
)

// unlike is the part of cells that differ.
func unlike(a, b image.Image) float64 {
	if a.Bounds() != b.Bounds() {
		return 1
	}
	count, off := 0, 0
	for y := a.Bounds().Min.Y; y+cell <= a.Bounds().Max.Y; y += cell {
		for x := a.Bounds().Min.X; x+cell <= a.Bounds().Max.X; x += cell {
			count++
			p, q := mean(a, x, y), mean(b, x, y)
			for i := range p {
				if d := p[i] - q[i]; d > different || d < -different {
					off++
					break
				}
			}
		}
	}
	return float64(off) / float64(count)
}

func mean(img image.Image, x0, y0 int) (out [3]int) {
	for y := y0; y < y0+cell; y++ {
		for x := x0; x < x0+cell; x++ {
			r, g, b, _ := img.At(x, y).RGBA()
			out[0], out[1], out[2] = out[0]+int(r>>8), out[1]+int(g>>8), out[2]+int(b>>8)
		}
	}
	for i := range out {
		out[i] /= cell * cell
	}
	return out
}

// looks are the parts of the briefing of which there are accepted pictures.
var looks = []struct {
	id    string
	views []view
}{
	{"cover", views},
	{"sheets", []view{{360, "light"}, {1400, "dark"}}},
	{"rules", []view{{360, "dark"}, {1400, "light"}}},
}

// TestLooks compares the page with accepted pictures. ROE_UPDATE=1 accepts it
// as it is: look at the pictures then.
func TestLooks(t *testing.T) {
	b, content := newTab(t), written(t, fixture(t), "letter")
	for _, l := range looks {
		for _, v := range l.views {
			b.look(v)
			b.open(content)
			compareShot(t, fmt.Sprintf("briefing-%s-%d-%s.png", l.id, v.width, v.scheme), b.shot(l.id, v))
		}
	}
}

func compareShot(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if os.Getenv("ROE_UPDATE") != "" {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if off := unlike(decoded(t, name, want), decoded(t, name, got)); off > tolerated {
		left := filepath.Join(os.TempDir(), "roe-"+name)
		_ = os.WriteFile(left, got, 0o644)
		t.Errorf("%s: %.1f %% of the picture differ; it looks now like %s. If that is right: ROE_UPDATE=1 go test ./checker/render/web", name, 100*off, left)
	}
}

// TestLooksNotice: a page that lost its style sheet, and one in the other
// colours, are noticed.
func TestLooksNotice(t *testing.T) {
	b, content := newTab(t), written(t, fixture(t), "letter")
	for _, width := range []int64{360, 1400} {
		light, dark := view{width, "light"}, view{width, "dark"}
		b.look(light)
		b.open(content)
		good := decoded(t, "good", b.shot("cover", light))
		b.script(`document.querySelector("style").remove()`)
		if off := unlike(good, decoded(t, "bare", b.shot("cover", light))); off <= 2*tolerated {
			t.Errorf("at %d px a page without its style sheet differs by %.1f %% only", width, 100*off)
		}
		b.look(dark)
		b.open(content)
		if off := unlike(good, decoded(t, "dark", b.shot("cover", dark))); off <= 2*tolerated {
			t.Errorf("at %d px the dark page differs by %.1f %% only", width, 100*off)
		}
	}
}
