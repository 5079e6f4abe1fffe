package load

import (
	"fmt"
	"path/filepath"
)

// computed gives what CUE computes from the CUE files of a folder: as it was
// the last time, where they and thus all that they can depend on are the same.
// It gives nil where there are faults, and leaves what CUE said for the plain
// way.
func (l *loader) computed(dir *folder, files []*parsed) *flat {
	names := make([]string, len(files))
	for i, p := range files {
		names[i] = p.source.name
	}
	for _, p := range files {
		if p.source.reopen() != nil {
			return nil
		}
	}
	whole := wholeOf(dir, files)
	if importsOthers(files) {
		whole = nil // other files count too
	}
	if p := l.kept(whole, names, nil, nil); p != nil {
		for _, one := range files {
			one.kept = p.flat.cached
		}
		return p.flat
	}
	ans, err := l.evaluateInChild(dir, files)
	dir.answer, dir.failure = ans, err
	if err != nil || len(ans.Faults)+len(ans.Strict) > 0 || ans.Tree == nil {
		return nil
	}
	f := flatten(names, heading{}, ans.Tree.node(), l.shapes, newPooler())
	if whole != nil && f != nil {
		l.keep(&parsed{source: whole, flat: f})
	}
	return f
}

// wholeOf is the text of several files as though it were one.
func wholeOf(dir *folder, files []*parsed) *source {
	whole := &source{name: "whole.folder", abs: filepath.Join(dir.abs, "...")}
	for _, p := range files {
		whole.data = fmt.Appendf(whole.data, "%q %d\n", p.source.name, len(p.source.data))
		whole.data = append(whole.data, p.source.data...)
		whole.unsaved = whole.unsaved || p.source.unsaved
	}
	return whole
}

// kept gives what was made of a text before, in this process or another.
func (l *loader) kept(src *source, files []string, have *filed, in *pack) *parsed {
	if src == nil {
		return nil
	}
	p := l.opt.Memory.recall(src)
	if p == nil {
		var f *flat
		if have != nil {
			f = in.flatOf(have, files[0])
		}
		if f == nil {
			f = l.store.get(src, files)
		}
		if f == nil {
			return nil
		}
		p = &parsed{source: src, flat: f, heading: f.heading}
	}
	p.packed = have != nil
	l.keep(p)
	return p
}

// keep remembers what was made of a text, for this process and for others.
func (l *loader) keep(p *parsed) {
	if p.flat == nil {
		return
	}
	l.opt.Memory.keep(p)
	l.lock.Lock()
	defer l.lock.Unlock()
	l.made = append(l.made, p)
}
