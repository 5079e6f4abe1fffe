package load

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"roe.example/schemas"
)

// store keeps files of plain data as they were laid out and checked, in a
// folder, by the digest of their text, of the schema and of this program. What
// it holds decides nothing but how long a reading takes: what is missing,
// damaged or cannot be written is as though it had never been there.
//
// Books can be sensitive: nobody but their reader may open the folder.
type store struct {
	dir     string
	limit   int64 // of all entries, in bytes
	written atomic.Int64
}

const (
	storeLimit = 256 << 20
	// largestEntry bounds what is read; an entry is about twice its file.
	largestEntry = 16 * maxFile
	// touchAfter is how old an entry gets before a use makes it new again.
	touchAfter = 12 * time.Hour
	// countAfter is how long a count of all entries holds.
	countAfter = 24 * time.Hour
	// heldFile says how much the folder holds.
	heldFile = "held"
	// unfinished begins the names of entries that are being written.
	unfinished = "new-"
)

// openStore gives nil where nothing can be kept.
func openStore(dir string) *store {
	if dir == "" || os.MkdirAll(dir, 0o700) != nil {
		return nil
	}
	info, err := os.Stat(dir)
	if err != nil || info.Mode().Perm() != 0o700 && os.Chmod(dir, 0o700) != nil {
		return nil
	}
	return &store{dir: dir, limit: storeLimit}
}

// CacheFolder is where files are kept for this user; "" where the computer has
// no place for that. XDG_CACHE_HOME counts on every system.
func CacheFolder() string {
	dir := os.Getenv("XDG_CACHE_HOME")
	if !filepath.IsAbs(dir) {
		var err error
		if dir, err = os.UserCacheDir(); err != nil {
			return ""
		}
	}
	return filepath.Join(dir, "roe", "books")
}

// keyOf is the name of what is kept of a text, in a file of this name.
func keyOf(name string, text digestOf) digestOf {
	h := sha256.New()
	maker := maker()
	h.Write(maker[:])
	io.WriteString(h, filepath.Ext(name)+"\n")
	h.Write(text[:])
	return digestOf(h.Sum(nil))
}

func (s *source) key() digestOf { return keyOf(s.name, s.digest()) }

// maker tells schemas and programs apart: another one may read a file in
// another way.
var maker = sync.OnceValue(func() digestOf {
	h := sha256.New()
	shape, _ := schemas.FS.ReadFile("generated/shape.json") // which schema has read already
	h.Write(shape)
	io.WriteString(h, program())
	return digestOf(h.Sum(nil))
})

// program names this build: by its version where that says all, else by the
// file that runs.
func program() string {
	info, ok := debug.ReadBuildInfo()
	name := ""
	if ok {
		name = info.String()
		clean := slices.Contains(info.Settings, debug.BuildSetting{Key: "vcs.modified", Value: "false"})
		if clean || info.Main.Sum != "" {
			return name
		}
	}
	exe, err := os.Executable()
	if err != nil {
		return name
	}
	if at, err := os.Stat(exe); err == nil {
		name += exe + at.ModTime().String() + strconv.FormatInt(at.Size(), 10)
	}
	return name
}

func (s *store) path(key digestOf) string { return filepath.Join(s.dir, hex.EncodeToString(key[:])) }

// get gives what was kept of a text, for files of these names; nil without it.
func (s *store) get(src *source, files []string) *flat {
	if s == nil {
		return nil
	}
	key := src.key()
	all, values := s.decode(key, readEntry(s.path(key)))
	if len(all) != 1 {
		return nil
	}
	f, err := values.flatOf(all[0].data, files)
	if err != nil {
		return nil
	}
	return f
}

// decode gives what an entry that was read holds. What is damaged is thrown away.
func (s *store) decode(key digestOf, data []byte) ([]filed, *pool) {
	if data == nil {
		return nil, nil
	}
	all, values, err := decodeEntry(data, key)
	if err != nil {
		os.Remove(s.path(key))
		return nil, nil
	}
	return all, values
}

// readEntry reads an entry, nil where there is none, and notes that it was of use.
func readEntry(path string) []byte {
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() || info.Size() > largestEntry {
		return nil
	}
	data := make([]byte, info.Size())
	if _, err := io.ReadFull(f, data); err != nil {
		return nil
	}
	if now := time.Now(); now.Sub(info.ModTime()) > touchAfter {
		_ = os.Chtimes(path, now, now) // else it is thrown away sooner
	}
	return data
}

// put keeps a file. It is written beside its place and moved there, so that no
// reader ever sees half of it.
func (s *store) put(src *source, f *flat) {
	s.keep(src.key(), []filed{{name: filepath.Base(src.abs), sum: src.digest(), flat: f}}, s.limit/8)
}

// keep writes files as an entry, unless it takes too much room.
func (s *store) keep(key digestOf, files []filed, most int64) {
	data := encode(key, files)
	if int64(len(data)) > min(most, largestEntry) || !s.write(s.path(key), data) {
		return
	}
	s.written.Add(int64(len(data)))
	for _, p := range files {
		p.flat.stored = true
		for _, e := range p.flat.entities {
			e.asked.fresh = false
		}
	}
}

func (s *store) write(path string, data []byte) bool {
	f, err := os.CreateTemp(s.dir, unfinished+"*") // for its owner only
	if err != nil {
		return false
	}
	_, err = f.Write(data)
	if err = cmp.Or(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err == nil
}

// close throws away what was not used for longest, once the folder holds too
// much. How much it holds is counted up from run to run; two at once may count
// less than there is, so it is counted anew now and then.
func (s *store) close() {
	if s == nil || s.written.Load() == 0 {
		return
	}
	held, counted, ok := s.held()
	held += s.written.Swap(0)
	if !ok || held > s.limit || time.Since(counted) > countAfter {
		held, counted = s.sweep(), time.Now()
	}
	s.write(filepath.Join(s.dir, heldFile), fmt.Appendf(nil, "%d %d", held, counted.Unix()))
}

// held is how much the folder held when that was last written down, and when
// it was last counted.
func (s *store) held() (held int64, counted time.Time, ok bool) {
	data, err := os.ReadFile(filepath.Join(s.dir, heldFile))
	if err != nil {
		return 0, counted, false
	}
	var at int64
	n, err := fmt.Sscanf(string(data), "%d %d", &held, &at)
	return held, time.Unix(at, 0), n == 2 && err == nil && held >= 0
}

// sweep throws away until a quarter of the room is free, and tells what is left.
func (s *store) sweep() (held int64) {
	entries, err := os.ReadDir(s.dir)
	if err != nil {
		return 0
	}
	var all []fs.FileInfo
	for _, e := range entries {
		info, err := e.Info()
		switch {
		case err != nil || e.Name() == heldFile || !info.Mode().IsRegular():
		case strings.HasPrefix(e.Name(), unfinished):
			if time.Since(info.ModTime()) > time.Hour { // nobody writes it any more
				os.Remove(filepath.Join(s.dir, e.Name()))
			}
		case len(e.Name()) == 2*sha256.Size:
			all = append(all, info)
			held += info.Size()
		}
	}
	slices.SortFunc(all, func(a, b fs.FileInfo) int { return a.ModTime().Compare(b.ModTime()) })
	if held <= s.limit {
		return held
	}
	for _, info := range all {
		if held <= s.limit/4*3 {
			break
		}
		if os.Remove(filepath.Join(s.dir, info.Name())) == nil {
			held -= info.Size()
		}
	}
	return held
}
