package evidence

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// volume is one book of the run with what its records are looked up in.
type volume struct {
	*book.Located                             // holds only the deployments to judge, at their time
	all           map[string]*book.Deployment // as the book states them
	operations    []*operation                // by id
	taxonomy      taxonomy
	today         dates
	day           book.Period     // the day of the run
	wrong         map[string]bool // channels that contradict their name or band
	fault         error           // the first date that could not be read
	ids           []string        // see instrumentIDs
	allot         []allotting     // see allotments; nil before they were asked for
	agencyIDs     []string        // see allAgencies
	// replacing are the instruments that supersede each; nil before they were asked for.
	replacing map[*book.Instrument][]*book.Instrument
	// bans of service under others, by instrument; nil before they were asked for.
	bans   map[string]*[]serviceBan
	memory *Memory // nil keeps nothing
	// recorded are the records of norms, by document: see norms.
	recorded [][]facts.Norm
	// keep gives the records of an instrument's norms, or makes them.
	keep func(id string, make func() []facts.Norm) []facts.Norm
}

// operation is one deployment of a volume.
type operation struct {
	*book.Deployment
	v      *volume
	id     string
	dates  dates
	period book.Period
	// binds tells whether an instrument binds an agency when it begins.
	binds func(instrument, agency string) bool
	used  *uses // see uses
	// taking are those who take part; nil before they were asked for.
	taking []string
	// manning is the units of each agency, in order; nil before they were asked for.
	manning map[string][]string
}

// allotting is an instrument's section on who does or bears something.
type allotting struct {
	instrument, section string
	*book.Allotment
}

// allotments lists those of all instruments, in order: few have any, and they
// are looked through for every agency.
func (v *volume) allotments() []allotting {
	if v.allot == nil {
		v.allot = []allotting{}
		for _, id := range v.instrumentIDs() {
			allots := v.Book.Instruments[id].Allots
			for _, section := range slices.Sorted(maps.Keys(allots)) {
				v.allot = append(v.allot, allotting{id, section, allots[section]})
			}
		}
	}
	return v.allot
}

// open prepares the books, sorted by directory.
func open(books []*book.Located, opt Options) ([]*volume, error) {
	if err := exist(books, opt.Deployments); err != nil {
		return nil, err
	}
	books = slices.Clone(books)
	slices.SortStableFunc(books, func(a, b *book.Located) int { return cmp.Compare(a.Dir, b.Dir) })
	var volumes []*volume
	for _, b := range books {
		v, err := newVolume(b, opt)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", b.Dir, err)
		}
		volumes = append(volumes, v)
	}
	return volumes, nil
}

// exist reports the first id that no book has as a deployment: a mistyped
// filter must not pass as "nothing found".
func exist(books []*book.Located, ids []string) error {
	for _, id := range ids {
		if !slices.ContainsFunc(books, func(b *book.Located) bool { return b.Book.Deployments[id] != nil }) {
			return fmt.Errorf("no book has a deployment %q", id)
		}
	}
	return nil
}

func newVolume(b *book.Located, opt Options) (*volume, error) {
	located, content := *b, *b.Book
	located.Book = &content
	content.Deployments = map[string]*book.Deployment{}
	v := &volume{Located: &located, all: b.Book.Deployments, taxonomy: newTaxonomy(content.Actions)}
	v.today = dates{opt.Today.Location(), &v.fault}
	v.day.From = time.Date(opt.Today.Year(), opt.Today.Month(), opt.Today.Day(), 0, 0, 0, 0, opt.Today.Location())
	v.day.Until = v.day.From.AddDate(0, 0, 1)
	for _, id := range slices.Sorted(maps.Keys(v.all)) {
		if len(opt.Deployments) > 0 && !slices.Contains(opt.Deployments, id) {
			continue
		}
		o, err := v.newOperation(id, opt)
		if err != nil {
			return nil, fmt.Errorf("deployment %s: %w", id, err)
		}
		content.Deployments[id] = o.Deployment
		v.operations = append(v.operations, o)
	}
	return v, nil
}

func (v *volume) newOperation(id string, opt Options) (*operation, error) {
	d, err := At(v.all[id], opt.AsOf)
	if err != nil {
		return nil, err
	}
	zone, err := d.Zone()
	if err != nil {
		return nil, err
	}
	period, err := book.NewPeriod(d.From, d.Until, zone)
	if err != nil {
		return nil, err
	}
	o := &operation{Deployment: d, v: v, id: id, dates: dates{zone, &v.fault}, period: period}
	o.binds = func(string, string) bool { return false }
	if opt.Binds != nil {
		o.binds, err = opt.Binds(v.Book, d)
	}
	return o, err
}

// path is the place of a part of the deployment in the book.
func (o *operation) path(elems ...string) string {
	return book.Path(append([]string{"deployments", o.id}, elems...)...)
}

// within is the period of a part of the deployment: an end that is not stated
// is the deployment's.
func (o *operation) within(from, until string) book.Period {
	p := o.period
	if from != "" {
		p.From = o.dates.start(from)
	}
	if until != "" {
		p.Until = o.dates.end(until)
	}
	return p
}

// instrumentIDs lists the instruments in the order of their ids: many records
// look through all of them.
// allAgencies lists the agencies of the book by id.
func (v *volume) allAgencies() []string {
	if v.agencyIDs == nil {
		v.agencyIDs = slices.Sorted(maps.Keys(v.Book.Agencies))
	}
	return v.agencyIDs
}

func (v *volume) instrumentIDs() []string {
	if v.ids == nil {
		v.ids = slices.Sorted(maps.Keys(v.Book.Instruments))
	}
	return v.ids
}

// agency is what the book says of an agency; of one that it does not define,
// nothing.
func (v *volume) agency(id string) *book.Agency {
	if a := v.Book.Agencies[id]; a != nil {
		return a
	}
	return &book.Agency{}
}

// lies tells whether a place is, or lies within, one of the others.
func (v *volume) lies(place string, in []string) bool {
	return place != "" && slices.Contains(in, place) ||
		slices.ContainsFunc(v.Book.Outward(place), func(around string) bool { return slices.Contains(in, around) })
}
