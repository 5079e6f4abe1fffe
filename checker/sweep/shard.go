package sweep

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// Shard is one of several shares of the units. They are numbered from 0, as
// what hands out shares does: Kubernetes, GitHub Actions, and seq.
type Shard struct {
	Number int `json:"number"`
	Of     int `json:"of"`
}

// mostShares is more than there are machines.
const mostShares = 10_000

// ParseShard reads 2/8, the third of eight.
func ParseShard(text string) (Shard, error) {
	number, of, _ := strings.Cut(text, "/")
	i, err := strconv.Atoi(number)
	n, err2 := strconv.Atoi(of)
	if err != nil || err2 != nil || i < 0 || n <= i {
		return Shard{}, fmt.Errorf("%q is no share; of eight they are written 0/8 to 7/8", text)
	}
	if n > mostShares {
		return Shard{}, fmt.Errorf("%q is one of too many shares: there can be %d", text, mostShares)
	}
	return Shard{i, n}, nil
}

func (s Shard) String() string { return fmt.Sprintf("%d/%d", s.Number, s.Of) }

// Units lists the share's units among all: every Of-th, so that long stretches
// of work fall to all shares.
func (s Shard) Units(all int) []int {
	var out []int
	for n := s.Number; n < all; n += s.Of {
		out = append(out, n)
	}
	return out
}

// File is a share that was done, with the survey to which it belongs, as it is
// carried from one machine to another.
type File struct {
	Format string  `json:"format"`
	Shard  Shard   `json:"shard"`
	Survey *Survey `json:"survey"`
	Part   *Part   `json:"part"`
}

const fileFormat = "roe sweep share 1"

// Write writes a share, packed. The same share gives the same bytes.
func (f *File) Write(w io.Writer) error {
	f.Format = fileFormat
	z := gzip.NewWriter(w)
	if err := json.NewEncoder(z).Encode(f); err != nil {
		return err
	}
	return z.Close()
}

// ReadFile reads a share. The error is a sentence without the file's name.
func ReadFile(r io.Reader) (*File, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, errors.New("is no share of a sweep; roe sweep --shard 0/4 -o FILE writes one")
	}
	f, held := &File{}, bufio.NewReader(z)
	begin, _ := held.Peek(len(fileFormat) + 20)
	if err := json.NewDecoder(held).Decode(f); err != nil {
		if !bytes.Contains(begin, []byte("roe sweep share")) {
			return nil, errors.New("is no share of a sweep; roe sweep --shard 0/4 -o FILE writes one")
		}
		return nil, errors.New("is damaged or not whole; copy it again, or do that share again")
	}
	if _, err := io.Copy(io.Discard, held); err != nil {
		return nil, errors.New("is damaged or not whole; copy it again, or do that share again")
	}
	switch {
	case f.Format != fileFormat && strings.HasPrefix(f.Format, "roe sweep share"):
		return nil, fmt.Errorf("was written by another version of roe; do that share again with this one")
	case f.Format != fileFormat || f.Survey == nil || f.Part == nil:
		return nil, errors.New("is no share of a sweep; roe sweep --shard 0/4 -o FILE writes one")
	}
	return f, nil
}

// Named is a share and where it was read from.
type Named struct {
	Name string
	*File
}

// mostNamed is how many missing shares a message names.
const mostNamed = 20

// Merge puts shares together. Faults are sentences for whoever gathered them:
// shares of other sweeps, that are there twice, or that are missing.
func Merge(files []Named) (*Result, []string) {
	if len(files) == 0 {
		return nil, []string{"There are no shares to put together."}
	}
	files = slices.Clone(files)
	slices.SortStableFunc(files, func(a, b Named) int {
		return cmp.Or(cmp.Compare(a.Shard.Of, b.Shard.Of), cmp.Compare(a.Shard.Number, b.Shard.Number))
	})
	first := most(files)
	var faults []string
	by := map[int]string{}
	parts := make([]*Part, 0, len(files))
	for _, f := range files {
		if why := foreign(first.File, f.File); why != "" {
			faults = append(faults, fmt.Sprintf("%s %s: it does not belong with %s.", f.Name, why, first.Name))
			continue
		}
		if have := by[f.Shard.Number]; have != "" {
			faults = append(faults, fmt.Sprintf("%s and %s are both share %s: give each share once.", have, f.Name, f.Shard))
			continue
		}
		by[f.Shard.Number] = f.Name
		if !slices.Equal(f.Shard.Units(first.Survey.Units), numbers(f.Part)) {
			faults = append(faults, fmt.Sprintf("%s has not the units of share %s: do that share again.", f.Name, f.Shard))
		}
		parts = append(parts, f.Part)
	}
	var missing []string
	for n := range first.Shard.Of {
		if by[n] == "" {
			missing = append(missing, Shard{n, first.Shard.Of}.String())
		}
	}
	if len(missing) > 0 {
		some := missing[:min(len(missing), mostNamed)]
		if left := len(missing) - len(some); left > 0 {
			some = append(slices.Clone(some), fmt.Sprintf("and %d more", left))
		}
		faults = append(faults, fmt.Sprintf("Missing of %d shares: %s. Do them with roe sweep --shard, on the same books, day and program.", first.Shard.Of, strings.Join(some, ", ")))
	}
	if len(faults) > 0 {
		return nil, faults
	}
	r, err := Assemble(first.Survey, parts)
	if err != nil {
		return nil, []string{"The shares do not fit together: " + err.Error() + "."}
	}
	return r, nil
}

// most gives the first share of the sweep of which there are the most: the
// others are the foreign ones.
func most(files []Named) Named {
	count := map[string]int{}
	of := func(f Named) string { return fmt.Sprint(f.Survey.Digest(), f.Shard.Of) }
	for _, f := range files {
		count[of(f)]++
	}
	best := files[0]
	for _, f := range files {
		if count[of(f)] > count[of(best)] {
			best = f
		}
	}
	return best
}

// foreign says in what a share differs from those that it would join.
func foreign(a, b *File) string {
	why := b.Survey.Unlike(a.Survey)
	if why == "" && a.Shard.Of != b.Shard.Of {
		return fmt.Sprintf("is one of %d shares and not of %d", b.Shard.Of, a.Shard.Of)
	}
	return why
}

func numbers(p *Part) []int {
	var out []int
	for _, u := range p.Units {
		out = append(out, u.Number)
	}
	return out
}
