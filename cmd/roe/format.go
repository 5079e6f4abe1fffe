package main

import (
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"roe.example/checker/render"
	"roe.example/checker/report"
)

// formatHelp explains the formats.
func formatHelp() string {
	var lines []string
	for _, f := range render.Formats {
		lines = append(lines, f.Name+" ("+f.About+")")
	}
	return "how to write the report: " + strings.Join(lines, ", ")
}

func writeReport(name string, w io.Writer, r *report.Report, s screen) error {
	f, err := render.Find(name)
	if err != nil {
		return err
	}
	return f.Write(w, r, render.Options{Width: s.width, Color: s.color, Version: versionText()})
}

// screen is where text goes.
type screen struct {
	width int // 0: not a terminal
	color bool
}

// screenOf looks at the writer and at the wish: always, never, or auto.
func screenOf(w io.Writer, wish string) screen {
	s := screen{color: wish == "always"}
	if x, ok := w.(*remembering); ok {
		w = x.Writer
	}
	file, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		return s
	}
	if width, _, err := term.GetSize(int(file.Fd())); err == nil {
		s.width = width
	}
	if wish == "auto" {
		s.color = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	}
	return s
}
