package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"roe.example/checker/render"
	"roe.example/checker/report"
)

// formatHelp explains the formats, one a line.
func formatHelp() string {
	var out strings.Builder
	out.WriteString("Formats:\n")
	for _, f := range render.Formats {
		fmt.Fprintf(&out, "  %-12s %s\n", f.Name, f.About)
	}
	fmt.Fprintf(&out, "  %-12s %s", nothing, "print nothing")
	return out.String()
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
