package main

import (
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"roe.example/checker/render/jsonout"
	"roe.example/checker/render/text"
	"roe.example/checker/report"
)

// format is one way to write a report. The table below feeds the flag, its
// help, its completion and the writing.
type format struct {
	name  string
	about string
	write func(io.Writer, *report.Report, screen) error
}

var formats = []format{
	{"text", "sentences for people", func(w io.Writer, r *report.Report, s screen) error {
		return text.Write(w, r, text.Options{Width: s.width, Color: s.color})
	}},
	{"json", "one document for programs (schemas/report.schema.json)", func(w io.Writer, r *report.Report, _ screen) error {
		return jsonout.Write(w, r)
	}},
}

// formatHelp explains the formats.
func formatHelp() string {
	var lines []string
	for _, f := range formats {
		lines = append(lines, f.name+" ("+f.about+")")
	}
	return "how to write the report: " + strings.Join(lines, ", ")
}

func formatNames() (names []string) {
	for _, f := range formats {
		names = append(names, f.name)
	}
	return names
}

func writeReport(name string, w io.Writer, r *report.Report, s screen) error {
	for _, f := range formats {
		if f.name == name {
			return f.write(w, r, s)
		}
	}
	panic("the flag let the format " + name + " through")
}

// screen is where text goes.
type screen struct {
	width int // 0: not a terminal
	color bool
}

// screenOf looks at the writer and at the wish: always, never, or auto.
func screenOf(w io.Writer, wish string) screen {
	s := screen{color: wish == "always"}
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
