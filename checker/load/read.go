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

	sum *[sha256.Size]byte
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
	if !ok {
		data, err = readLimited(disk, abs)
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
	return &source{name: name, abs: abs, data: data, unsaved: ok}, nil
}

var errTooLarge = errors.New("too large")

// readLimited reads at most maxFile bytes, whatever the file claims to be.
func readLimited(disk Disk, abs string) ([]byte, error) {
	info, err := disk.Stat(abs) // first: to open a pipe is to wait for whoever writes to it
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, errors.New("it is a directory")
	case !info.Mode().IsRegular():
		return nil, errors.New("it is not an ordinary file")
	case info.Size() > maxFile:
		return nil, errTooLarge
	}
	f, err := disk.Open(abs)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data := bytes.NewBuffer(make([]byte, 0, info.Size()+bytes.MinRead)) // enough, if it does not grow now
	if _, err = data.ReadFrom(io.LimitReader(f, maxFile+1)); data.Len() > maxFile {
		return nil, errTooLarge
	}
	return data.Bytes(), err
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
