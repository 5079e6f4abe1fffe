package main

import (
	"fmt"
	"os"
	"strings"
)

// Between these two lines the README has what this command found.
const (
	beginMark = "<!-- bench-peers: begin; written by make bench-peers -->"
	endMark   = "<!-- bench-peers: end -->"
)

// splice puts text between the marks.
func splice(page, text string) (string, error) {
	switch begins, ends := strings.Count(page, beginMark), strings.Count(page, endMark); {
	case begins == 0 && ends == 0:
		return "", fmt.Errorf("the page has no place for the table: put the lines\n%s\n%s\nunder the heading where it belongs", beginMark, endMark)
	case begins != 1 || ends != 1:
		return "", fmt.Errorf("the page must have each of these lines once:\n%s\n%s", beginMark, endMark)
	}
	before, rest, _ := strings.Cut(page, beginMark)
	_, after, found := strings.Cut(rest, endMark)
	if !found {
		return "", fmt.Errorf("the line %s must stand before %s", beginMark, endMark)
	}
	return before + beginMark + "\n\n" + strings.TrimSpace(text) + "\n\n" + endMark + after, nil
}

func spliceFile(name, text string) error {
	page, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	out, err := splice(string(page), text)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return os.WriteFile(name, []byte(out), 0o644)
}
