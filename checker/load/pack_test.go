package load

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// clockOff has the computer's clock be off by so much.
func clockOff(t *testing.T, off time.Duration) {
	t.Helper()
	before := now
	t.Cleanup(func() { now = before })
	now = func() time.Time { return time.Now().Add(off) }
}

// clockStands reads them as though everything took no time.
func clockStands(t *testing.T) {
	t.Helper()
	clockOff(t, 0)
	at := now()
	now = func() time.Time { return at }
}

// whenSettled reads files as though they were written long ago.
func whenSettled(t *testing.T) { t.Helper(); clockOff(t, time.Hour) }

// knownOf counts the files of the working directory that a reading would know
// without their text.
func knownOf(t *testing.T, cache string) (known int) {
	t.Helper()
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	l := &loader{disk: computer{}, store: openStore(cache)}
	for _, dir := range newFinder(l.disk, nil).find([]string{here}) {
		in := l.pack(dir)
		for _, abs := range dir.files {
			if l.known(filepath.Base(abs), abs, in) != nil {
				known++
			}
		}
	}
	return known
}

// wantSeen reads through the cache, and wants what a reading without it gives.
func wantSeen(t *testing.T, what, cache string) {
	t.Helper()
	sameResult(t, what, mustLoad(t, Options{}, "."), mustLoad(t, Options{Cache: cache}, "."))
}

// other is an agency's file with as many bytes that says something else.
func other(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	changed := bytes.Replace(data, []byte("municipal"), []byte("municipel"), 1)
	if bytes.Equal(changed, data) {
		changed = bytes.Replace(data, []byte("municipel"), []byte("municipal"), 1)
	}
	return changed
}

func write(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestFilesAreKnown: a folder makes one entry, and a file that nobody touched is
// not read again; others are.
func TestFilesAreKnown(t *testing.T) {
	whenSettled(t)
	cache := t.TempDir()
	agencyBook(t, 33)
	wantSeen(t, "first", cache)
	if known := knownOf(t, cache); len(stored(t, cache)) != 1 || known != 33 {
		t.Fatalf("%d files are known, of %d entries", known, len(stored(t, cache)))
	}
	for i := range 2 { // few are kept one by one
		name := fmt.Sprintf("a%03d.cue", i)
		write(t, name, append(other(t, name), '\n'))
		wantSeen(t, name, cache)
		if known := knownOf(t, cache); known != 32-i || len(stored(t, cache)) != 2+i {
			t.Errorf("%s: %d files are known, of %d entries", name, known, len(stored(t, cache)))
		}
	}
	write(t, "a002.cue", append(other(t, "a002.cue"), '\n'))
	if r := mustLoad(t, Options{Cache: cache}, "."); r.Kept != 32 {
		t.Errorf("%d of 33 files came from the cache", r.Kept)
	}
	if known := knownOf(t, cache); known != 33 { // of the folder anew
		t.Errorf("%d files are known", known)
	}
	if err := os.Remove("a003.cue"); err != nil {
		t.Fatal(err)
	}
	wantSeen(t, "one file less", cache)
	wantSeen(t, "one file of many", cache)
	sameResult(t, "a file alone", mustLoad(t, Options{}, "a004.cue"), mustLoad(t, Options{Cache: cache}, "a004.cue"))
}

// TestEditsAreSeen writes into a file without changing its size or the time
// that it says it was written at.
func TestEditsAreSeen(t *testing.T) {
	whenSettled(t)
	const name = "a005.cue"
	age := func(t *testing.T, d time.Duration, file string) {
		when := time.Now().Add(-d).Truncate(time.Second)
		if err := os.Chtimes(file, when, when); err != nil {
			t.Fatal(err)
		}
	}
	for what, edit := range map[string]func(t *testing.T){
		"the same time": func(t *testing.T) {
			info, err := os.Stat(name)
			if err != nil {
				t.Fatal(err)
			}
			write(t, name, other(t, name))
			if err := os.Chtimes(name, info.ModTime(), info.ModTime()); err != nil {
				t.Fatal(err)
			}
		},
		"another file with an older time": func(t *testing.T) {
			write(t, "new", other(t, name))
			age(t, 48*time.Hour, "new")
			if err := os.Rename("new", name); err != nil {
				t.Fatal(err)
			}
		},
		"a link to another file": func(t *testing.T) {
			write(t, "new", other(t, name))
			age(t, time.Minute, "new")
			if os.Remove(name) != nil || os.Symlink("new", name) != nil {
				t.Skip("no links here")
			}
		},
	} {
		t.Run(what, func(t *testing.T) {
			cache := t.TempDir()
			agencyBook(t, packFrom)
			age(t, time.Minute, name)
			wantSeen(t, "first", cache)
			if known := knownOf(t, cache); known != packFrom {
				t.Skip("this disk does not tell which file is which")
			}
			edit(t)
			if known := knownOf(t, cache); known != packFrom-1 {
				t.Errorf("%d files are known", known)
			}
			wantSeen(t, what, cache)
		})
	}
}

// TestFreshFilesAreRead: what was written a moment ago, or will be by the clock,
// is known by its text alone, since more can come with the same time.
func TestFreshFilesAreRead(t *testing.T) {
	for what, clock := range map[string]func(t *testing.T){
		"just written":           clockStands,
		"the clock was set back": func(t *testing.T) { clockOff(t, -24*time.Hour) },
	} {
		t.Run(what, func(t *testing.T) {
			clock(t)
			cache := t.TempDir()
			agencyBook(t, packFrom)
			wantSeen(t, "first", cache)
			if known := knownOf(t, cache); known > 0 {
				t.Errorf("%d files are known", known)
			}
			write(t, "a001.cue", other(t, "a001.cue")) // in the same tick, perhaps
			wantSeen(t, "edited", cache)
			if r := mustLoad(t, Options{Cache: cache}, "."); r.Kept != packFrom {
				t.Errorf("%d files came from the cache by their text", r.Kept)
			}
			clockOff(t, time.Hour)
			wantSeen(t, "later", cache)
			if known := knownOf(t, cache); known != packFrom {
				t.Errorf("later %d files are known", known)
			}
			clockOff(t, -time.Hour)
			if known := knownOf(t, cache); known > 0 {
				t.Errorf("with the clock set back %d files are known", known)
			}
		})
	}
}

// TestFolderMoves renames a folder, and has another one with the same names come
// in its place.
func TestFolderMoves(t *testing.T) {
	whenSettled(t)
	cache := t.TempDir()
	agencyBook(t, packFrom)
	wantSeen(t, "first", cache)
	old, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	moved := old + "-moved"
	if err := os.Rename(old, moved); err != nil {
		t.Skip("a folder in use cannot be renamed here")
	}
	t.Chdir(moved)
	wantSeen(t, "moved", cache)
	if err := os.Mkdir(old, 0o755); err != nil {
		t.Fatal(err)
	}
	for i := range packFrom {
		name := fmt.Sprintf("a%03d.cue", i)
		write(t, filepath.Join(old, name), other(t, name))
	}
	t.Chdir(old)
	wantSeen(t, "another in its place", cache)
	if known := knownOf(t, cache); known != packFrom {
		t.Errorf("%d files are known", known)
	}
}

// TestPackOfAnotherVersion is passed over, and written anew.
func TestPackOfAnotherVersion(t *testing.T) {
	whenSettled(t)
	cache := t.TempDir()
	agencyBook(t, packFrom)
	wantSeen(t, "first", cache)
	before := maker
	defer func() { maker = before }()
	maker = func() digestOf { return digestOf{1} }
	if r := mustLoad(t, Options{Cache: cache}, "."); r.Kept > 0 {
		t.Errorf("%d files came from another version", r.Kept)
	}
	wantSeen(t, "again", cache)
	if known := knownOf(t, cache); known != packFrom {
		t.Errorf("%d files are known", known)
	}
}

// TestGoneMeanwhile: a file that was known, and of which the text is wanted after
// all, may be gone by then.
func TestGoneMeanwhile(t *testing.T) {
	src, fault := readSource("a.cue", filepath.Join(t.TempDir(), "a.cue"), nil, computer{})
	if src != nil || fault == nil {
		t.Fatal("it was read")
	}
	agencyBook(t, 1)
	p := (&loader{disk: computer{}, shapes: shapeOf(t)}).read("a000.cue", "a000.cue", &beside{values: newPooler()})
	if p.flat == nil || p.source.data != nil {
		t.Fatal("it is no plain data, or its text is still held")
	}
	if again := p.again(shapeOf(t)); again.tree == nil || len(again.diags) > 0 {
		t.Errorf("it was not read again: %v", again.diags)
	}
	p.source.close()
	if err := os.Remove("a000.cue"); err != nil {
		t.Fatal(err)
	}
	if again := p.again(shapeOf(t)); len(again.diags) != 1 {
		t.Errorf("nothing is said of a file that is gone: %v", again.diags)
	}
}
