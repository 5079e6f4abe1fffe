package load

import (
	"io/fs"
	"os"
	"time"
)

// stamp is by what a file is known to be as it was, without its text: its size,
// when it was written, when anything about it changed, which file it is, and on
// which disk. The zero stamp says that this cannot be told.
//
// Nobody can set the third back, as one can the second: a file that was copied
// over, or put back with an older time, has another stamp.
type stamp [5]int64

// Stamp tells whether a file on the computer's disk is as it was.
type Stamp = stamp

// StampOf is the stamp of a file as it is now, to be asked for before it is read.
// ok is false where it says nothing, as of a file that was just written.
func StampOf(abs string) (_ Stamp, ok bool) {
	info, err := os.Stat(abs)
	if err != nil {
		return stamp{}, false
	}
	at := stampOf(computer{}, info)
	return at, at != stamp{}
}

// settled is how long a file has to have been left alone. Times are coarse, two
// seconds on some disks: what is written again within them can have the same.
const settled = 2 * time.Second

// now is the time of the computer.
var now = time.Now

// stampOf is the stamp of a file, if it says enough. Where the clock was set back
// a file can seem to be of the future, and says nothing until that has come.
func stampOf(disk Disk, info fs.FileInfo) stamp {
	if disk != (computer{}) {
		return stamp{}
	}
	changed, file, device, ok := whichFile(info)
	written := info.ModTime()
	if at := now(); !ok || at.Sub(written) < settled || at.Sub(time.Unix(0, changed)) < settled {
		return stamp{}
	}
	return stamp{info.Size(), written.UnixNano(), changed, file, device}
}
