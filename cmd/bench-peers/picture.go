package main

import (
	"bytes"
	"fmt"
	"image/color"
	"os"
	"path/filepath"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgsvg"
)

// pictures is the folder of the repository with the drawings that the README shows.
const pictures = "cmd/bench-peers"

// look is such a drawing, for readers of light or of dark pages.
type look struct {
	name                    string
	page, ink, faint, curve color.Color
}

var looks = []look{
	{"sweep.svg", color.White, grey(0x1f), grey(0xb0), color.RGBA{R: 0x1f, G: 0x4e, B: 0x8c, A: 0xff}},
	{"sweep-dark.svg", color.RGBA{R: 0x0d, G: 0x11, B: 0x17, A: 0xff}, grey(0xe6), grey(0x55), color.RGBA{R: 0x79, G: 0xb8, B: 0xff, A: 0xff}},
}

func grey(g uint8) color.Color { return color.RGBA{R: g, G: g, B: g, A: 0xff} }

const wide, high = 9 * vg.Inch, 3.4 * vg.Inch

// drawSweep draws what a sweep takes, by agencies and by pairs of distinct sets
// of norms, side by side, once for each look.
func drawSweep(s *series, folder string) error {
	for _, l := range looks {
		text, err := l.draw(s)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(folder, l.name), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func (l look) draw(s *series) ([]byte, error) {
	agencies, err := l.plot(s.ByAgencies, fmt.Sprintf("%d sets of norms a topic", s.ByAgencies[0].Sets), "agencies",
		func(p point) float64 { return float64(p.Agencies) })
	if err != nil {
		return nil, err
	}
	// What is compared is pairs of sets, each once.
	sets, err := l.plot(s.BySets, fmt.Sprintf("%d agencies", s.BySets[0].Agencies), "pairs of distinct sets of norms a topic",
		func(p point) float64 { return float64(p.Sets) * float64(p.Sets) })
	if err != nil {
		return nil, err
	}
	page := vgsvg.New(wide, high)
	tiles := draw.Tiles{Rows: 1, Cols: 2, PadX: 8 * vg.Millimeter, PadTop: 2 * vg.Millimeter, PadBottom: 2 * vg.Millimeter, PadLeft: 2 * vg.Millimeter, PadRight: 6 * vg.Millimeter}
	plots := [][]*plot.Plot{{agencies, sets}}
	canvas := draw.New(page)
	canvas.FillPolygon(l.page, []vg.Point{{X: 0, Y: 0}, {X: wide, Y: 0}, {X: wide, Y: high}, {X: 0, Y: high}})
	for i, c := range plot.Align(plots, tiles, canvas)[0] {
		plots[0][i].Draw(c)
	}
	var out bytes.Buffer
	_, err = page.WriteTo(&out)
	return out.Bytes(), err
}

func (l look) plot(points []point, title, label string, of func(point) float64) (*plot.Plot, error) {
	p := plot.New()
	p.BackgroundColor = l.page
	p.Title.Text, p.X.Label.Text, p.Y.Label.Text = "roe sweep, "+title, label, "seconds"
	for _, style := range []*text.Style{&p.Title.TextStyle, &p.X.Label.TextStyle, &p.Y.Label.TextStyle, &p.X.Tick.Label, &p.Y.Tick.Label} {
		style.Color = l.ink
	}
	for _, style := range []*draw.LineStyle{&p.X.LineStyle, &p.Y.LineStyle, &p.X.Tick.LineStyle, &p.Y.Tick.LineStyle} {
		style.Color = l.ink
	}
	var at plotter.XYs
	for _, one := range points {
		at = append(at, plotter.XY{X: of(one), Y: one.Seconds})
	}
	line, dots, err := plotter.NewLinePoints(at)
	if err != nil {
		return nil, err
	}
	line.Color, line.Width, dots.Color, dots.Shape, dots.Radius = l.curve, vg.Points(1.5), l.curve, draw.CircleGlyph{}, vg.Points(3)
	grid := plotter.NewGrid()
	grid.Horizontal.Color, grid.Vertical.Color = l.faint, l.faint
	p.Add(grid, line, dots)
	p.X.Min, p.Y.Min = 0, 0
	p.Y.Max *= 1.05
	return p, nil
}
