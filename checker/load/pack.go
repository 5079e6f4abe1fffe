package load

import (
	"crypto/sha256"
	"io"
	"path/filepath"
	"sync"

	"roe.example/checker/book"
	"roe.example/checker/internal/cores"
)

// pack is what the store keeps of all files of a folder as they last were: the
// next reading opens one file, and of most others it only asks for the stamp.
type pack struct {
	values *pool
	named  map[string]*filed
	stamps map[string]stamp // of the files as they are now, by absolute path
	texts  func() map[digestOf]*filed
}

// packFrom is how many files make a pack worth its while.
var packFrom = 8

// packKey is the name of a folder's pack.
func packKey(dir string) digestOf {
	h := sha256.New()
	maker := maker()
	h.Write(maker[:])
	io.WriteString(h, "folder\n"+dir)
	return digestOf(h.Sum(nil))
}

// pack gives what is kept of a folder; nil without it.
func (l *loader) pack(dir *folder) *pack {
	if l.store == nil || len(dir.files) < packFrom {
		return nil
	}
	key := packKey(dir.abs)
	data := readEntry(l.store.path(key))
	if data == nil {
		return nil
	}
	var stamps map[string]stamp
	wait := cores.Begin(func() { stamps = l.stamps(dir) })
	all, values := l.store.decode(key, data)
	if wait(); all == nil {
		return nil
	}
	p := &pack{values: values, named: make(map[string]*filed, len(all)), stamps: stamps}
	for i := range all {
		p.named[all[i].name] = &all[i]
	}
	p.texts = sync.OnceValue(func() map[digestOf]*filed {
		texts := make(map[digestOf]*filed, len(all))
		for i := range all {
			texts[keyOf(all[i].name, all[i].sum)] = &all[i]
		}
		return texts
	})
	return p
}

// stamps are those of a folder's files, of which they say enough.
func (l *loader) stamps(dir *folder) map[string]stamp {
	all := make(map[string]stamp, len(dir.files))
	for _, abs := range dir.files {
		if info, err := l.disk.Stat(abs); err == nil && info.Mode().IsRegular() {
			all[abs] = stampOf(l.disk, info)
		}
	}
	return all
}

// find gives what is kept of a text.
func (p *pack) find(src *source) *filed {
	if p == nil {
		return nil
	}
	return p.texts()[src.key()]
}

// flatOf lays out a file of the pack, which has this name now.
func (p *pack) flatOf(one *filed, name string) *flat {
	f, err := p.values.flatOf(one.data, []string{name})
	if err != nil {
		return nil
	}
	return f
}

// beside is what files of one folder share while they are read.
type beside struct {
	pack   *pack
	values *pooler // of those that are not kept yet
}

// Who has read the folder before knows most of it, and finds the rest in the
// entries of single files.
func (l *loader) beside(dir *folder) *beside {
	out := &beside{values: newPooler()}
	if !l.opt.Memory.filled() {
		out.pack = l.pack(dir)
	}
	return out
}

// read reads a file: what is kept of it if that can be, or its text.
func (l *loader) read(name, abs string, in *beside) *parsed {
	if p := l.known(name, abs, in.pack); p != nil {
		return p
	}
	if _, unsaved := l.opt.Overlay[abs]; !unsaved && !l.plain {
		if p := l.opt.Memory.known(name, abs, l.disk); p != nil {
			l.keep(p)
			return p
		}
	}
	src, fault := readSource(name, abs, l.opt.Overlay, l.disk)
	if fault != nil {
		return &parsed{diags: []book.Diagnostic{*fault}}
	}
	if l.plain {
		return parseSource(src, l.shapes)
	}
	p := l.kept(src, []string{src.name}, in.pack.find(src), in.pack)
	if p == nil {
		p = parseSource(src, l.shapes)
		p.settle(l.shapes, in.values)
		l.keep(p)
	}
	if p.flat != nil {
		src.close()
	}
	return p
}

// known gives what is kept of a file that is as it was, which its text need not be
// read for.
func (l *loader) known(name, abs string, in *pack) *parsed {
	if in == nil {
		return nil
	}
	have := in.named[filepath.Base(abs)]
	_, unsaved := l.opt.Overlay[abs]
	if unsaved || have == nil || have.stamp == (stamp{}) || in.stamps[abs] != have.stamp {
		return nil
	}
	src := &source{name: name, abs: abs, stamp: have.stamp, sum: &have.sum, reread: rereading(name, abs, nil, l.disk)}
	p := l.kept(src, []string{name}, have, in)
	if p != nil {
		p.known = true
	}
	return p
}

// save puts what is new into the store. Text that an editor has not saved
// lasts for a moment only, and stays out.
func (l *loader) save(folders []*folder, files [][]*parsed) {
	if l.store == nil {
		return
	}
	parallel(len(folders), func(i int) { l.savePack(folders[i], files[i]) })
	parallel(len(l.made), func(i int) {
		if p := l.made[i]; !p.source.unsaved && (!p.flat.stored || p.flat.answeredAnew()) {
			l.store.put(p.source, p.flat)
		}
	})
	l.store.close()
}

// savePack writes the pack of a folder, once more than one in sixteen of its
// files are not as it has them. The few before that are kept one by one.
func (l *loader) savePack(dir *folder, files []*parsed) {
	if !dir.whole || len(files) < packFrom || l.opt.Memory.filled() { // then the pack was not looked at
		return
	}
	var all []filed
	stale := 0
	for _, p := range files {
		if p.flat == nil || p.source.unsaved {
			continue
		}
		if p.flat.answeredAnew() || !p.packed || !p.known && p.source.stamp != (stamp{}) {
			stale++
		}
		all = append(all, filed{name: filepath.Base(p.source.abs), sum: p.source.digest(), stamp: p.source.stamp, flat: p.flat})
	}
	if len(all) >= packFrom && stale > len(all)/16 {
		l.store.keep(packKey(dir.abs), all, l.store.limit/2)
	}
}
