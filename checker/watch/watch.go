// Package watch tells when files that a check reads may have changed. It uses
// the system's own notices (github.com/fsnotify/fsnotify, which knows those of
// Linux, macOS and Windows), and watches folders rather than files, since
// editors save by writing a new file and giving it the old one's name.
package watch

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"github.com/fsnotify/fsnotify"
)

// A save is often several steps: what follows within quiet belongs to it. One
// that does not come to rest is read as it stands after longest.
const (
	quiet   = 8 * time.Millisecond
	longest = 100 * time.Millisecond
)

// Files watches what is read below some paths.
type Files struct {
	notices *fsnotify.Watcher
	paths   []string
	wanted  atomic.Pointer[folders]
	held    map[string]os.FileInfo // the folders that are watched
	changed chan struct{}
	failed  chan error
}

// New prepares to watch what the paths name: a folder, a file, or a folder and
// all below it (DIR/...). Trees are folders of which all that is below counts.
// Nothing is watched before Sync.
func New(paths, trees []string) (*Files, error) {
	notices, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watch files: %w", err)
	}
	f := &Files{notices: notices, paths: slices.Clone(paths), held: map[string]os.FileInfo{}, changed: make(chan struct{}, 1), failed: make(chan error, 1)}
	for _, tree := range trees {
		f.paths = append(f.paths, filepath.Join(tree, "..."))
	}
	f.wanted.Store(&folders{})
	go f.listen()
	return f, nil
}

// Close ends the watch.
func (f *Files) Close() error { return f.notices.Close() }

// Sync watches the folders that there are now. Called before the files are
// read, it leaves no gap: a change after it is noticed, and new folders are
// found by the next Sync.
func (f *Files) Sync() error {
	next, err := list(f.paths)
	if err != nil {
		return err
	}
	f.wanted.Store(&next)
	for dir, old := range f.held {
		if info, err := os.Stat(dir); !next.has(dir) || err != nil || !os.SameFile(old, info) {
			_ = f.notices.Remove(dir) // it is gone, or another took its name
			delete(f.held, dir)
		}
	}
	for dir := range next {
		if err := f.hold(dir); err != nil {
			return err
		}
	}
	return nil
}

// hold watches one folder, unless it is gone or may not be looked into.
func (f *Files) hold(dir string) error {
	if _, ok := f.held[dir]; ok {
		return nil
	}
	info, err := os.Stat(dir)
	if err == nil {
		err = f.notices.Add(dir)
	}
	switch {
	case err == nil:
		f.held[dir] = info
	case !errors.Is(err, os.ErrNotExist) && !errors.Is(err, os.ErrPermission):
		return fmt.Errorf("watch %s: %w", dir, err)
	}
	return nil
}

// listen passes on that something changed, as often as the last time was heard.
func (f *Files) listen() {
	for {
		select {
		case event, ok := <-f.notices.Events:
			if !ok {
				return
			}
			if event.Op != fsnotify.Chmod && f.counts(event) {
				f.tell()
			}
		case err, ok := <-f.notices.Errors:
			if !ok {
				return
			}
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				select {
				case f.failed <- err:
				default:
				}
			}
			f.tell() // notices were lost
		}
	}
}

func (f *Files) tell() {
	select {
	case f.changed <- struct{}{}:
	default:
	}
}

// Changed tells whether something changed since it was last asked or waited
// for, and waits until a save under way is done.
func (f *Files) Changed() bool {
	select {
	case <-f.changed:
		f.settle()
		return true
	default:
		return false
	}
}

// Wait returns when something changed and came to rest, when wake says so, or
// with an error at the end of ctx or of the system's notices.
func (f *Files) Wait(ctx context.Context, wake <-chan time.Time) (changed bool, err error) {
	select {
	case <-f.changed:
		f.settle()
		return true, nil
	case <-wake:
		return false, nil
	case err := <-f.failed:
		return false, fmt.Errorf("watch files: %w", err)
	case <-ctx.Done():
		return false, ctx.Err()
	}
}

// settle waits until nothing changes for a moment.
func (f *Files) settle() {
	end := time.After(longest)
	for {
		select {
		case <-f.changed:
		case <-time.After(quiet):
			return
		case <-end:
			return
		}
	}
}

// counts tells whether a change can matter: to a file of a kind that a run
// reads, or to what is or may have been a folder.
func (f *Files) counts(event fsnotify.Event) bool {
	wanted := *f.wanted.Load()
	switch name := filepath.Base(event.Name); {
	case wanted.has(event.Name):
		return !event.Has(fsnotify.Write)
	case wanted.named(event.Name):
		return true
	case !wanted.holds(event.Name) || strings.HasPrefix(name, "."):
		return false
	case slices.Contains([]string{".cue", ".yaml", ".yml", ".json", ".rego", ".gz", ".lock"}, filepath.Ext(name)):
		return true
	}
	return event.Has(fsnotify.Create) && isFolder(event.Name)
}
