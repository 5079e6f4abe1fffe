package load

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"roe.example/checker/book"
	"roe.example/checker/internal/paths"
)

// maxFile is how large one file may be. A book of this size would hold more
// text than any set of agreements; such a file is something else.
const maxFile = 8 << 20

// source is one file as it was read.
type source struct {
	name string // as reports show it
	abs  string
	data []byte
	// unsaved text stands in for what is on the disk.
	unsaved bool
	// stamp tells whether the file is as it was; zero: it cannot be told.
	stamp stamp
	// reread gives what was closed.
	reread func() (*source, *book.Diagnostic)

	sum *[sha256.Size]byte
}

// close lets go of a text that is not wanted again, as far as one can know.
func (s *source) close() {
	if s.reread != nil {
		s.data = nil
	}
}

// reopen reads a text that was closed, as it is now.
func (s *source) reopen() *book.Diagnostic {
	if s.data != nil || s.reread == nil {
		return nil
	}
	again, fault := s.reread()
	if fault == nil {
		s.data = again.data
	}
	return fault
}

// digest tells texts apart.
func (s *source) digest() [sha256.Size]byte {
	if s.sum == nil {
		sum := sha256.Sum256(s.data)
		s.sum = &sum
	}
	return *s.sum
}

// readSource reads a file, or says why it cannot be used.
func readSource(name, abs string, overlay map[string][]byte, disk Disk) (*source, *book.Diagnostic) {
	data, ok := overlay[abs]
	var err error
	var at stamp
	if !ok {
		data, at, err = readStamped(disk, abs)
	} else if len(data) > maxFile {
		err = errTooLarge
	}
	switch {
	case errors.Is(err, errTooLarge):
		return nil, fileFault(name, fmt.Sprintf("The file is %s large; the limit is %s.", sizeOf(disk, abs), megabytes(maxFile)),
			"Split it into several files of one directory, or leave out what is not part of an agreement.")
	case err != nil:
		return nil, fileFault(name, "The file cannot be read: "+paths.Reason(err)+".", "")
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(data) {
		d := notText(name, data)
		return nil, &d
	}
	return &source{name: name, abs: abs, data: data, unsaved: ok, stamp: at, reread: rereading(name, abs, overlay, disk)}, nil
}

func rereading(name, abs string, overlay map[string][]byte, disk Disk) func() (*source, *book.Diagnostic) {
	return func() (*source, *book.Diagnostic) { return readSource(name, abs, overlay, disk) }
}

var errTooLarge = errors.New("too large")

// readLimited reads at most maxFile bytes, whatever the file claims to be.
func readLimited(disk Disk, abs string) ([]byte, error) {
	data, _, err := readStamped(disk, abs)
	return data, err
}

// readStamped also tells by what the file can be known later. The stamp is of
// before the reading: who writes meanwhile changes it.
func readStamped(disk Disk, abs string) (data []byte, at stamp, err error) {
	info, err := disk.Stat(abs) // first: to open a pipe is to wait for whoever writes to it
	switch {
	case err != nil:
		return nil, at, err
	case info.IsDir():
		return nil, at, errors.New("it is a directory")
	case !info.Mode().IsRegular():
		return nil, at, errors.New("it is not an ordinary file")
	case info.Size() > maxFile:
		return nil, at, errTooLarge
	}
	at = stampOf(disk, info)
	f, err := disk.Open(abs)
	if err != nil {
		return nil, at, err
	}
	defer f.Close()
	into := bytes.NewBuffer(make([]byte, 0, info.Size()+bytes.MinRead)) // enough, if it does not grow now
	if _, err = into.ReadFrom(io.LimitReader(f, maxFile+1)); into.Len() > maxFile {
		return nil, at, errTooLarge
	}
	return into.Bytes(), at, err
}

func sizeOf(disk Disk, abs string) string {
	info, err := disk.Stat(abs)
	if err != nil {
		return "too"
	}
	return megabytes(info.Size())
}

func megabytes(n int64) string { return fmt.Sprintf("%.1f MB", float64(n)/(1<<20)) }

// notText points at the first byte that is no UTF-8.
func notText(name string, data []byte) book.Diagnostic {
	line, col := 1, 1
	for rest := data; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		if r == utf8.RuneError && size == 1 {
			break
		}
		if r == '\n' {
			line, col = line+1, 0
		}
		col += size
		if r == '\n' {
			col = 1
		}
		rest = rest[size:]
	}
	return book.Diagnostic{
		Location: book.Location{File: name, Line: line, Column: col},
		Message:  "The file is not UTF-8 text.",
		Hint:     "Save it as UTF-8; older programs call it “Unicode (UTF-8)”.",
	}
}

func fileFault(name, message, hint string) *book.Diagnostic {
	return &book.Diagnostic{Location: book.Location{File: name, Line: 1, Column: 1}, Message: message, Hint: hint}
}

// Display is how reports name a file: relative to the working directory.
func Display(abs string) string { return paths.Display(abs) }
