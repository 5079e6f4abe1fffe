package main

import (
	"bytes"
	"fmt"
	"image/color"
	"os"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgsvg"
)

// drawSweep draws what a sweep takes, by agencies and by distinct sets of
// norms, side by side.
func drawSweep(s *series, name string) error {
	agencies, err := curve(s.ByAgencies, fmt.Sprintf("%d sets of norms a topic", s.ByAgencies[0].Sets), "agencies",
		func(p point) float64 { return float64(p.Agencies) })
	if err != nil {
		return err
	}
	// What is compared is pairs of sets, each once.
	sets, err := curve(s.BySets, fmt.Sprintf("%d agencies", s.BySets[0].Agencies), "pairs of distinct sets of norms a topic",
		func(p point) float64 { return float64(p.Sets) * float64(p.Sets) })
	if err != nil {
		return err
	}
	page := vgsvg.New(9*vg.Inch, 3.4*vg.Inch)
	tiles := draw.Tiles{Rows: 1, Cols: 2, PadX: 8 * vg.Millimeter, PadTop: vg.Millimeter, PadBottom: vg.Millimeter, PadLeft: vg.Millimeter, PadRight: 4 * vg.Millimeter}
	plots := [][]*plot.Plot{{agencies, sets}}
	canvas := draw.New(page)
	canvas.FillPolygon(color.White, []vg.Point{{X: 0, Y: 0}, {X: 9 * vg.Inch, Y: 0}, {X: 9 * vg.Inch, Y: 3.4 * vg.Inch}, {X: 0, Y: 3.4 * vg.Inch}})
	for i, c := range plot.Align(plots, tiles, canvas)[0] {
		plots[0][i].Draw(c)
	}
	var out bytes.Buffer
	if _, err := page.WriteTo(&out); err != nil {
		return err
	}
	return os.WriteFile(name, out.Bytes(), 0o644)
}

func curve(points []point, title, label string, of func(point) float64) (*plot.Plot, error) {
	p := plot.New()
	p.Title.Text, p.X.Label.Text, p.Y.Label.Text = "roe sweep, "+title, label, "seconds"
	p.X.Min, p.Y.Min = 0, 0
	var at plotter.XYs
	for _, one := range points {
		at = append(at, plotter.XY{X: of(one), Y: one.Seconds})
	}
	line, dots, err := plotter.NewLinePoints(at)
	if err != nil {
		return nil, err
	}
	blue := color.RGBA{R: 0x1f, G: 0x4e, B: 0x8c, A: 0xff}
	line.Color, line.Width, dots.Color, dots.Shape, dots.Radius = blue, vg.Points(1.5), blue, draw.CircleGlyph{}, vg.Points(3)
	p.Add(plotter.NewGrid(), line, dots)
	return p, nil
}
