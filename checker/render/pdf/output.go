package pdf

import (
	"strings"
	"sync"
	"time"

	"roe.example/checker/internal/late"
)

// output keeps the beginning of what the browser says.
type output struct {
	lock sync.Mutex
	text strings.Builder
}

// longestOutput is enough for a reason.
const longestOutput = 10_000

func (o *output) Write(data []byte) (int, error) {
	o.lock.Lock()
	defer o.lock.Unlock()
	if room := longestOutput - o.text.Len(); room > 0 {
		o.text.Write(data[:min(room, len(data))])
	}
	return len(data), nil
}

func (o *output) String() string {
	o.lock.Lock()
	defer o.lock.Unlock()
	return o.text.String()
}

// date is when a PDF says that it was made and changed.
var date = late.Regexp(`/(CreationDate|ModDate) \(D:\d{14}[+-]\d\d'\d\d'\)`)

// dated writes a day over the clock's time, in as many bytes: where things
// stand in the file must not change.
func dated(pdf []byte, day time.Time) []byte {
	if day.IsZero() {
		return pdf
	}
	return date.ReplaceAll(pdf, []byte("/$1 (D:"+day.Format("20060102")+"000000+00'00')"))
}
