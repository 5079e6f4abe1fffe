package load

import (
	"io/fs"
	"syscall"
)

// whichFile tells when anything about a file changed, and which it is.
func whichFile(info fs.FileInfo) (changed, file, device int64, ok bool) {
	s, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return 0, 0, 0, false
	}
	return s.Ctimespec.Nano(), int64(s.Ino), int64(s.Dev), true
}
