package load

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/cespare/xxhash/v2"
	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
)

// agencyBook writes a book of a few agencies into the working directory.
func agencyBook(t *testing.T, n int) {
	t.Helper()
	var files []archiveFile
	rng := rand.New(rand.NewPCG(3, 4))
	for i := range n {
		files = append(files, archiveFile{name: fmt.Sprintf("a%03d.cue", i), data: []byte(agencyFile(rng, i))})
	}
	unpack(t, files)
}

// stored are the entries of a cache folder.
func stored(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != heldFile {
			names = append(names, filepath.Join(dir, e.Name()))
		}
	}
	return names
}

// TestStoreSeesEdits edits a book at random, as people do, and wants each
// reading through the store to be like one without it: notes and faults depend
// on what other files say.
func TestStoreSeesEdits(t *testing.T) {
	t.Run("file by file", seesEdits)
	t.Run("by the folder", func(t *testing.T) {
		before := packFrom
		defer func() { packFrom = before }()
		packFrom = 1
		seesEdits(t)
	})
}

func seesEdits(t *testing.T) {
	files := readFull(t)
	dir, rng := t.TempDir(), rand.New(rand.NewPCG(5, 6))
	unpack(t, files)
	for round := range min(oracleCases(60), 2000) {
		f := files[rng.IntN(len(files))]
		lines := bytes.SplitAfter(f.data, []byte("\n"))
		from, to := rng.IntN(len(lines)), rng.IntN(len(lines))
		switch rng.IntN(3) {
		case 0:
			lines[from] = nil
		case 1:
			lines[to] = append(bytes.Clone(lines[from]), lines[to]...)
		case 2:
			lines[from] = bytes.ReplaceAll(lines[from], []byte("harbor"), []byte("riverton"))
		}
		if err := os.WriteFile(f.name, bytes.Join(lines, nil), 0o644); err != nil {
			t.Fatal(err)
		}
		t.Setenv("ROE_PLAIN", "1")
		want := mustLoad(t, Options{}, ".")
		t.Setenv("ROE_PLAIN", "")
		sameResult(t, fmt.Sprintf("round %d", round), want, mustLoad(t, Options{}, "."))
		sameResult(t, fmt.Sprintf("round %d, kept", round), want, mustLoad(t, Options{Cache: dir}, "."))
		if rng.IntN(3) > 0 {
			if err := os.WriteFile(f.name, f.data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestStoreAsksAgain changes what one file says of a name that another uses.
func TestStoreAsksAgain(t *testing.T) {
	manual := "instruments: m: {title: \"M\", cite: \"M\", kind: \"policy\", issuer: \"a\", reach: members: true\n" +
		"norms: \"1\": {prohibits: [\"water\"], when: resistance: \"active\"}}\n"
	agency := "agencies: a: {name: \"A\", short: \"A\", kind: \"municipal\", state: \"CA\", place: \"p\"}\nplaces: p: {name: \"P\", kind: \"city\"}\n"
	water := "actions: water: {phrase: \"use water\", name: \"water\", topic: \"force\"}\n"
	dir := t.TempDir()
	unpack(t, []archiveFile{{name: "m.cue", data: []byte(manual)}, {name: "a.cue", data: []byte(agency)}, {name: "w.cue", data: []byte(water)}})
	for _, w := range []string{water, water, "title: \"none\"\n", water, strings.ReplaceAll(water, "water:", "steam:"), water} {
		if err := os.WriteFile("w.cue", []byte(w), 0o644); err != nil {
			t.Fatal(err)
		}
		want, have := mustLoad(t, Options{}, "."), mustLoad(t, Options{Cache: dir}, ".")
		sameResult(t, w, want, have)
		if (len(want.Diagnostics) == 0) != (w == water) {
			t.Errorf("%s: %v", w, want.Diagnostics)
		}
	}
}

// TestDamagedEntries changes entries in every region, cuts and lengthens them:
// a damaged entry is none, and the next reading has it whole again.
func TestDamagedEntries(t *testing.T) {
	t.Run("of a file", func(t *testing.T) { damageEntries(t, 1) })
	t.Run("of a folder", func(t *testing.T) { damageEntries(t, packFrom) })
}

func damageEntries(t *testing.T, files int) {
	whenSettled(t)
	dir := t.TempDir()
	agencyBook(t, files)
	want := mustLoad(t, Options{}, ".")
	mustLoad(t, Options{Cache: dir}, ".")
	name := stored(t, dir)[0]
	whole, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	damage := func(what string, data []byte) {
		t.Helper()
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
		have := mustLoad(t, Options{Cache: dir}, ".")
		sameResult(t, what, want, have)
		if have.Kept > 0 {
			t.Errorf("%s: it was taken for an entry", what)
		}
		if mended, err := os.ReadFile(name); err != nil || !bytes.Equal(mended, whole) {
			t.Errorf("%s: it was not written anew: %v", what, err)
		}
	}
	step := max(1, len(whole)/min(oracleCases(60), 2000))
	for i := 0; i < len(whole); i += step {
		bad := bytes.Clone(whole)
		bad[i] ^= 1 << (i % 8)
		damage(fmt.Sprintf("byte %d of %d", i, len(whole)), bad)
	}
	for _, n := range []int{0, 1, entryHead - 1, entryHead, len(whole) / 2, len(whole) - 1} {
		damage(fmt.Sprintf("cut at %d", n), whole[:n])
	}
	damage("lengthened", append(bytes.Clone(whole), 0))
	damage("zeros", make([]byte, len(whole)))
	if have := mustLoad(t, Options{Cache: dir}, "."); have.Kept != files {
		t.Error("a whole entry is not used")
	}
}

// TestNoEntryGoesAstray puts wrong numbers behind a right checksum: whatever
// is read then, nothing breaks.
func TestNoEntryGoesAstray(t *testing.T) {
	agencyBook(t, 1)
	p := parse("a000.cue", "a000.cue", nil, computer{}, shapeOf(t))
	p.settle(shapeOf(t), newPooler())
	var key digestOf
	whole := encode(key, []filed{{name: "a000.cue", flat: p.flat}})
	rng := rand.New(rand.NewPCG(7, 8))
	taken := 0
	for range max(oracleCases(2000), 2000) {
		bad := bytes.Clone(whole)
		for range 1 + rng.IntN(4) {
			i := entryHead + rng.IntN(len(bad)-entryHead)
			bad[i] = []byte{0, 1, 0x7f, 0x80, 0xff, byte(rng.Uint32())}[rng.IntN(6)]
		}
		binary.LittleEndian.PutUint64(bad[entryHead-8:], xxhash.Sum64(bad[entryHead:]))
		all, values, err := decodeEntry(bad, key)
		if err != nil {
			continue
		}
		for _, p := range all {
			f, err := values.flatOf(p.data, []string{"a.cue"})
			if err != nil {
				continue
			}
			taken++
			by := newDecodings().one()
			for _, e := range f.entities {
				_, _ = f.decoded(e, reflect.TypeFor[*book.Instrument](), by) // may fail
				f.rows().field(e.at)
				for range (written{f, e.at, e.section}).All() {
				}
			}
		}
	}
	t.Logf("%d were read", taken)
}

func TestEntryOfAnother(t *testing.T) {
	dir := t.TempDir()
	agencyBook(t, 2)
	mustLoad(t, Options{Cache: dir}, ".")
	names := stored(t, dir)
	other, err := os.ReadFile(names[1])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(names[0], other, 0o600); err != nil { // under another's name
		t.Fatal(err)
	}
	have := mustLoad(t, Options{Cache: dir}, ".")
	sameResult(t, "another file's entry", mustLoad(t, Options{}, "."), have)
	if have.Kept != 1 {
		t.Errorf("%d came from the store, want 1", have.Kept)
	}

	before := maker
	defer func() { maker = before }()
	maker = func() digestOf { return digestOf{1} } // another program, or schema
	if have := mustLoad(t, Options{Cache: dir}, "."); have.Kept != 0 {
		t.Error("an entry of another version is used")
	}
}

// TestStoreForOneself wants a folder and entries that nobody else can open.
func TestStoreForOneself(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there folders of an account are its own")
	}
	dir := filepath.Join(t.TempDir(), "roe", "books")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	agencyBook(t, 1)
	mustLoad(t, Options{Cache: dir}, ".")
	for path, want := range map[string]fs.FileMode{dir: 0o700, stored(t, dir)[0]: 0o600, filepath.Join(dir, heldFile): 0o600} {
		info, err := os.Stat(path)
		if err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, %v; want %v", path, info.Mode(), err, want)
		}
	}
}

// TestStoreCannotBe reads where nothing can be kept: on a full disk, below a
// file, in a folder that cannot be written.
func TestStoreCannotBe(t *testing.T) {
	agencyBook(t, 3)
	want := mustLoad(t, Options{}, ".")
	folders := map[string]string{"below a file": filepath.Join("a000.cue", "roe")}
	if info, err := os.Stat("/dev/full"); err == nil && info.Mode()&os.ModeDevice != 0 {
		folders["a device"] = "/dev/full"
	}
	shut := t.TempDir()
	if err := os.Chmod(shut, 0o500); err != nil {
		t.Fatal(err)
	}
	folders["shut"] = filepath.Join(shut, "roe")
	for what, dir := range folders {
		for range 2 {
			sameResult(t, what, want, mustLoad(t, Options{Cache: dir}, "."))
		}
	}
	s := openStore(t.TempDir())
	full := filepath.Join(s.dir, "taken")
	if err := os.Mkdir(full, 0o700); err != nil {
		t.Fatal(err)
	}
	if s.write(full, []byte("x")) { // what cannot be moved to its place
		t.Error("it was written over a folder")
	}
	if names := stored(t, s.dir); len(names) != 1 {
		t.Errorf("something is left behind: %v", names)
	}
}

// TestStoreIsBounded fills a small store: what was not used for longest goes.
func TestStoreIsBounded(t *testing.T) {
	s := openStore(t.TempDir())
	s.limit = 100_000
	name := func(i int) string { return filepath.Join(s.dir, fmt.Sprintf("%064d", i)) }
	now := time.Now()
	for i := range 15 {
		if !s.write(name(i), make([]byte, 10_000)) {
			t.Fatal("not written")
		}
		s.written.Add(10_000)
		if err := os.Chtimes(name(i), now, now.Add(time.Duration(i-100)*time.Hour)); err != nil {
			t.Fatal(err)
		}
	}
	old := filepath.Join(s.dir, unfinished+"x")
	if err := os.WriteFile(old, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(old, now, now.Add(-2*time.Hour)); err != nil {
		t.Fatal(err)
	}
	if readEntry(name(0)) == nil { // which is use
		t.Fatal("no entry")
	}
	s.close()
	var left []string
	for _, path := range stored(t, s.dir) {
		left = append(left, filepath.Base(path))
	}
	want := []string{filepath.Base(name(0))}
	for i := 9; i < 15; i++ {
		want = append(want, filepath.Base(name(i)))
	}
	if diff := cmp.Diff(want, left); diff != "" {
		t.Errorf("left (-want +have):\n%s", diff)
	}
	if held, _, ok := s.held(); !ok || held != 70_000 {
		t.Errorf("it says that it holds %d", held)
	}
}

// TestStoreShared has several readers and writers of one folder at once, some
// of which throw everything away.
func TestStoreShared(t *testing.T) {
	dir := t.TempDir()
	agencyBook(t, 20)
	want := mustLoad(t, Options{}, ".")
	var all sync.WaitGroup
	for i := range 6 {
		all.Go(func() {
			for range 3 {
				sameResult(t, "shared", want, mustLoad(t, Options{Cache: dir}, "."))
				if i == 0 {
					s := openStore(dir)
					s.limit = 1000
					s.sweep()
				}
			}
		})
	}
	all.Wait()
}

// TestUnsavedStaysOut: what an editor has not saved is not kept.
func TestUnsavedStaysOut(t *testing.T) {
	dir := t.TempDir()
	agencyBook(t, 1)
	abs, err := filepath.Abs("a000.cue")
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(abs)
	if err != nil {
		t.Fatal(err)
	}
	unsaved := Options{Cache: dir, Overlay: map[string][]byte{abs: append(text, "title: \"new\"\n"...)}}
	if r := mustLoad(t, unsaved, "."); r.Books[0].Book.Title != "new" || len(stored(t, dir)) != 0 {
		t.Errorf("%q, %v", r.Books[0].Book.Title, stored(t, dir))
	}
}

// TestFaultsQuoteWhatIsWritten: a number that is at fault is quoted as it is
// written in YAML.
func TestFaultsQuoteWhatIsWritten(t *testing.T) {
	unpack(t, []archiveFile{{name: "a.yaml", data: []byte("deployments: {d: {units: {u: {agency: 0x10}}}}\n")}})
	t.Setenv("ROE_PLAIN", "1")
	want := mustLoad(t, Options{}, ".")
	t.Setenv("ROE_PLAIN", "")
	sameResult(t, "agency: 0x10", want, mustLoad(t, Options{}, "."))
	if !slices.ContainsFunc(want.Diagnostics, func(d book.Diagnostic) bool { return strings.Contains(d.Message, "0x10") }) {
		t.Errorf("0x10 is not quoted in %d faults", len(want.Diagnostics))
	}
}
