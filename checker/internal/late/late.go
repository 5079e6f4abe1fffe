// Package late compiles regular expressions when they are first used. Many
// commands use none of them, and none may wait for all.
package late

import (
	"regexp"
	"sync"
)

// Pattern is a regular expression.
type Pattern struct {
	compiled func() *regexp.Regexp
}

// Regexp is regexp.MustCompile, later.
func Regexp(text string) *Pattern {
	return &Pattern{sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })}
}

// MatchString tells whether something in s matches.
func (p *Pattern) MatchString(s string) bool { return p.compiled().MatchString(s) }

// FindStringSubmatch gives the first match and its groups; nil without one.
func (p *Pattern) FindStringSubmatch(s string) []string { return p.compiled().FindStringSubmatch(s) }

// FindStringSubmatchIndex gives where they begin and end.
func (p *Pattern) FindStringSubmatchIndex(s string) []int {
	return p.compiled().FindStringSubmatchIndex(s)
}

// ReplaceAllString puts with in the place of all matches; $1 is a group.
func (p *Pattern) ReplaceAllString(s, with string) string {
	return p.compiled().ReplaceAllString(s, with)
}

// FindSubmatch is FindStringSubmatch of bytes.
func (p *Pattern) FindSubmatch(b []byte) [][]byte { return p.compiled().FindSubmatch(b) }

// FindSubmatchIndex is FindStringSubmatchIndex of bytes.
func (p *Pattern) FindSubmatchIndex(b []byte) []int { return p.compiled().FindSubmatchIndex(b) }

// ExpandString adds a template to dst in which $1 is a group of a match.
func (p *Pattern) ExpandString(dst []byte, template, of string, match []int) []byte {
	return p.compiled().ExpandString(dst, template, of, match)
}

// FindAllString gives the first n matches; of -1 all.
func (p *Pattern) FindAllString(s string, n int) []string { return p.compiled().FindAllString(s, n) }

// FindAllStringSubmatch gives them with their groups.
func (p *Pattern) FindAllStringSubmatch(s string, n int) [][]string {
	return p.compiled().FindAllStringSubmatch(s, n)
}

// FindAllStringSubmatchIndex gives where they begin and end.
func (p *Pattern) FindAllStringSubmatchIndex(s string, n int) [][]int {
	return p.compiled().FindAllStringSubmatchIndex(s, n)
}

// ReplaceAll is ReplaceAllString of bytes.
func (p *Pattern) ReplaceAll(b, with []byte) []byte { return p.compiled().ReplaceAll(b, with) }

// ReplaceAllStringFunc puts what with makes of a match in its place.
func (p *Pattern) ReplaceAllStringFunc(s string, with func(string) string) string {
	return p.compiled().ReplaceAllStringFunc(s, with)
}
