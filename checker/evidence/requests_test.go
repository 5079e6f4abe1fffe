package evidence

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// asking is the book of the elections with a plan of the state for requests,
// a contract, immediate help, and two counties in two regions.
func asking(b *book.Book) *book.Deployment {
	b.Places["ST"].Within = "US"
	b.Places["US"] = &book.Place{Name: "Union", Kind: "country"}
	b.Places["XX"] = &book.Place{Name: "Other State", Kind: "state", Within: "US"}
	b.Places["north"] = &book.Place{Name: "North", Kind: "region", Within: "ST"}
	b.Places["south"] = &book.Place{Name: "South", Kind: "region", Within: "ST"}
	b.Places["bay"].Within = "north"
	b.Places["ridge"] = &book.Place{Name: "Ridge County", Kind: "county", Within: "north"}
	b.Places["delta"] = &book.Place{Name: "Delta County", Kind: "county", Within: "south"}
	for id, place := range map[string]string{"bayside": "bay", "hilltop": "ridge", "rivermouth": "delta"} {
		b.Places[id] = &book.Place{Name: id, Kind: "city", Within: place}
		b.Agencies[id+"-pd"] = &book.Agency{Name: id, Short: id, Kind: "municipal", State: "ST", Place: id}
	}
	b.Agencies["patrol"] = &book.Agency{Name: "Patrol", Short: "Patrol", Kind: "state", State: "ST", Place: "ST"}
	b.Agencies["far-pd"] = &book.Agency{Name: "Far", Short: "Far", Kind: "municipal", State: "XX", Place: "XX"}
	b.Agencies["marshals"] = &book.Agency{Name: "Marshals", Short: "Marshals", Kind: "federal", State: "ST", Place: "US"}
	b.Purposes = map[string]*book.Purpose{
		"election": {Title: "an election"},
		"riot":     {Title: "a riot", In: []string{"emergency"}}, "emergency": {Title: "an emergency"},
		"parade":  {Title: "a parade", Planned: true},
		"traffic": {Title: "traffic", Tasks: []string{"kinetic"}}, "raids": {Title: "raids", Tasks: []string{"tear-gas"}},
	}
	b.RequestPaths = map[string]*book.RequestPath{
		"plan": {Kind: "mutual-aid", Place: "ST", UnplannedOnly: true, Excludes: []string{"raids"}, Levels: []book.RequestLevel{
			{Level: "agency", Asks: "chief"}, {Level: "operational-area"}, {Level: "region", Grants: "chief"},
			{Level: "state"}, {Level: "federal", Optional: true},
		}},
		"quick": {Kind: "outside-assistance", Place: "ST", AtMostHours: ptr(20), AtMostAgencies: ptr(2), Levels: []book.RequestLevel{{Level: "agency", Asks: "supervisor"}}},
	}
	return b.Deployments["day"]
}

func asked(t *testing.T, change func(b *book.Book, d *book.Deployment)) *facts.Facts {
	t.Helper()
	return built(t, func(b *book.Book) { change(b, asking(b)) })
}

func TestWayOfARequest(t *testing.T) {
	county := &book.RequestPath{Kind: "mutual-aid", Place: "bay"}
	compact := &book.RequestPath{Kind: "interstate", Place: "US"}
	for _, c := range []struct {
		name    string
		request book.Request
		more    map[string]*book.RequestPath
		want    []string
	}{
		{"no kind", book.Request{To: "harbor-pd"}, nil, []string{}},
		{"its kind", book.Request{To: "harbor-pd", Kind: "mutual-aid"}, nil, []string{"plan"}},
		{"a kind that has no way", book.Request{To: "harbor-pd", Kind: "contract"}, nil, []string{}},
		{"named", book.Request{To: "harbor-pd", Kind: "mutual-aid", Under: "quick"}, nil, []string{"quick"}},
		{"the county's before the state's", book.Request{To: "harbor-pd", Kind: "mutual-aid"},
			map[string]*book.RequestPath{"county": county}, []string{"county"}},
		{"two of one place", book.Request{To: "harbor-pd", Kind: "mutual-aid"},
			map[string]*book.RequestPath{"other": {Kind: "mutual-aid", Place: "ST"}}, []string{"other", "plan"}},
		{"elsewhere", book.Request{To: "harbor-pd", Kind: "mutual-aid"},
			map[string]*book.RequestPath{"other": {Kind: "mutual-aid", Place: "ridge"}}, []string{"plan"}},
		{"not for this agency", book.Request{To: "harbor-pd", Kind: "mutual-aid"},
			map[string]*book.RequestPath{"county": {Kind: "mutual-aid", Place: "bay", Except: []string{"riverton-pd"}}}, []string{"plan"}},
		{"not for this kind of agency", book.Request{To: "harbor-pd", Kind: "mutual-aid"},
			map[string]*book.RequestPath{"county": {Kind: "mutual-aid", Place: "bay", Except: []string{"municipal"}}}, []string{"plan"}},
		{"among places that hold both", book.Request{To: "hilltop-pd", Kind: "interstate"},
			map[string]*book.RequestPath{"pact": {Kind: "interstate", Place: "ST", Among: []string{"bay", "ridge"}}}, []string{"pact"}},
		{"among places that hold one", book.Request{To: "rivermouth-pd", Kind: "interstate"},
			map[string]*book.RequestPath{"pact": {Kind: "interstate", Place: "ST", Among: []string{"bay", "ridge"}}}, []string{}},
		{"a state's law beside the compact", book.Request{To: "far-pd", Kind: "interstate"},
			map[string]*book.RequestPath{"compact": compact, "law": {Kind: "interstate", Place: "ST"}}, []string{"compact", "law"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := asked(t, func(b *book.Book, d *book.Deployment) {
				r := c.request
				r.From = "riverton-pd"
				d.Requests = map[string]*book.Request{"q": &r}
				for id, way := range c.more {
					b.RequestPaths[id] = way
				}
			})
			if diff := cmp.Diff(c.want, f.Requests[0].Ways); diff != "" {
				t.Errorf("ways (-want +got):\n%s", diff)
			}
			if got := len(f.RequestWays) == 1; got != (len(c.want) == 1) {
				t.Errorf("%d records for %d ways", len(f.RequestWays), len(c.want))
			}
		})
	}
}

// levelsOf gives the levels that a request of Riverton PD needs, and those of
// them that it did not pass.
func levelsOf(f *facts.Facts) (needed, skipped []string) {
	for _, l := range f.RequestWays[0].Levels {
		if l.Needed {
			needed = append(needed, l.Level)
			if !l.Passed {
				skipped = append(skipped, l.Level)
			}
		}
	}
	return needed, skipped
}

func TestLevelsThatARequestNeeds(t *testing.T) {
	area, region, state := "operational-area", "region", "state"
	for _, c := range []struct {
		to   string
		want []string
	}{
		{"bayside-pd", []string{area}},
		{"bay-sheriff", []string{area}},
		{"harbor-pd", []string{area}}, // its county is not known
		{"hilltop-pd", []string{area, region}},
		{"rivermouth-pd", []string{area, region, state}},
		{"patrol", []string{area, region, state}},
		{"far-pd", []string{area, region, state}},
		{"marshals", []string{area, region, state}},
	} {
		f := asked(t, func(_ *book.Book, d *book.Deployment) {
			d.Requests = map[string]*book.Request{"q": {From: "riverton-pd", To: c.to, Kind: "mutual-aid"}}
		})
		needed, skipped := levelsOf(f)
		if !slices.Equal(needed, c.want) || !slices.Equal(skipped, c.want) {
			t.Errorf("%s: needed %v, skipped %v, want %v", c.to, needed, skipped, c.want)
		}
	}
}

// A board above the agency is never out of reach of its own agency.
func TestBoardAboveTheAgency(t *testing.T) {
	f := asked(t, func(b *book.Book, d *book.Deployment) {
		b.RequestPaths["plan"].Levels = []book.RequestLevel{{Level: "agency"}, {Level: "governing-body"}, {Level: "region"}}
		d.Requests = map[string]*book.Request{"q": {From: "riverton-pd", To: "bayside-pd", Kind: "mutual-aid"}}
	})
	if needed, _ := levelsOf(f); !slices.Equal(needed, []string{"governing-body"}) {
		t.Errorf("needed %v", needed)
	}
}

func TestStepsOfARequest(t *testing.T) {
	steps := []book.RequestStep{
		{Level: "region", Agency: "bay-sheriff", By: "supervisor", Outcome: "granted", On: "2026-11-03T08:00"},
		{Level: "operational-area", Agency: "harbor-pd", Outcome: "forwarded"},
	}
	f := asked(t, func(b *book.Book, d *book.Deployment) {
		b.Agencies["bay-sheriff"].Coordinates = map[string][]string{"operational-area": {"bay"}}
		d.Requests = map[string]*book.Request{"q": {From: "riverton-pd", To: "rivermouth-pd", Kind: "mutual-aid", By: "supervisor", Steps: steps}}
	})
	way, request := f.RequestWays[0], f.Requests[0]
	if way.AskerOK || !way.Traced || way.Asks != "chief" {
		t.Errorf("asker %+v", way)
	}
	area, region, state := way.Levels[1], way.Levels[2], way.Levels[3]
	if !area.Passed || area.AgencyOK || !slices.Equal(area.Coordinators, []string{"bay-sheriff"}) || len(area.Before) > 0 {
		t.Errorf("operational area %+v", area)
	}
	if !region.Passed || !region.AgencyOK || region.GranterOK || !slices.Equal(region.Before, []string{"operational-area"}) {
		t.Errorf("region %+v", region)
	}
	if state.Passed || !state.Needed {
		t.Errorf("state %+v", state)
	}
	if request.Outcome != facts.Say("forwarded") || request.OutcomeLevel != "operational-area" || request.OutcomePath != "deployments.day.requests.q.steps[1]" {
		t.Errorf("outcome %+v at %s", request.Outcome, request.OutcomePath)
	}
	if !request.GrantedLate || request.GrantedOn.Value != "2026-11-03T08:00:00-08:00" {
		t.Errorf("granted %+v, late %t", request.GrantedOn, request.GrantedLate)
	}
}

// Whoever coordinates a level passes it by asking, or by being asked.
func TestCoordinatorsPassTheirOwnLevel(t *testing.T) {
	for _, c := range []struct{ from, to string }{{"bay-sheriff", "bayside-pd"}, {"riverton-pd", "bay-sheriff"}} {
		f := asked(t, func(b *book.Book, d *book.Deployment) {
			b.Agencies["bay-sheriff"].Coordinates = map[string][]string{"operational-area": {"bay"}}
			d.Requests = map[string]*book.Request{"q": {From: c.from, To: c.to, Kind: "mutual-aid"}}
		})
		if _, skipped := levelsOf(f); len(skipped) > 0 {
			t.Errorf("%s asks %s: skipped %v", c.from, c.to, skipped)
		}
	}
}

// TestStepsAgainstEveryOrder puts the steps of a request in every order and
// compares what was skipped and overtaken with a count by hand.
func TestStepsAgainstEveryOrder(t *testing.T) {
	names := []string{"operational-area", "region", "state"}
	rng := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		order := slices.Clone(names)
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		order = order[:rng.IntN(len(order)+1)]
		f := asked(t, func(_ *book.Book, d *book.Deployment) {
			r := &book.Request{From: "riverton-pd", To: "rivermouth-pd", Kind: "mutual-aid"}
			for _, l := range order {
				r.Steps = append(r.Steps, book.RequestStep{Level: l})
			}
			d.Requests = map[string]*book.Request{"q": r}
		})
		for _, l := range f.RequestWays[0].Levels[1:4] {
			var before []string
			for _, lower := range names[:slices.Index(names, l.Level)] {
				if at := slices.Index(order, l.Level); at >= 0 && slices.Index(order, lower) > at {
					before = append(before, lower)
				}
			}
			if l.Passed != slices.Contains(order, l.Level) || !slices.Equal(l.Before, before) {
				t.Fatalf("order %v: %+v, want before %v", order, l, before)
			}
		}
	}
}

func TestAspectsOfAWay(t *testing.T) {
	type change = func(b *book.Book, d *book.Deployment, r *book.Request)
	for _, c := range []struct {
		name   string
		change change
		want   func(w facts.RequestWay) bool
	}{
		{"inside the state", func(*book.Book, *book.Deployment, *book.Request) {}, func(w facts.RequestWay) bool { return w.Inside && !w.Excluded && w.PurposeOK }},
		{"another state", func(_ *book.Book, _ *book.Deployment, r *book.Request) { r.To = "far-pd" }, func(w facts.RequestWay) bool { return !w.Inside }},
		{"a city's way reaches its state", func(b *book.Book, _ *book.Deployment, _ *book.Request) { b.RequestPaths["plan"].Place = "riverton" }, func(w facts.RequestWay) bool { return w.Inside }},
		{"the deployment's purpose", func(_ *book.Book, d *book.Deployment, _ *book.Request) { d.Purpose = "raids" }, func(w facts.RequestWay) bool { return w.Excluded && w.Purpose == "raids" }},
		{"its own purpose", func(_ *book.Book, d *book.Deployment, r *book.Request) { d.Purpose, r.Purpose = "raids", "riot" }, func(w facts.RequestWay) bool { return !w.Excluded && w.Purpose == "riot" }},
		{"a wider purpose covers it", func(b *book.Book, _ *book.Deployment, r *book.Request) {
			b.RequestPaths["plan"].Purposes, r.Purpose = []string{"emergency"}, "riot"
		}, func(w facts.RequestWay) bool { return w.PurposeOK }},
		{"a narrower one does not", func(b *book.Book, _ *book.Deployment, r *book.Request) {
			b.RequestPaths["plan"].Purposes, r.Purpose = []string{"riot"}, "emergency"
		}, func(w facts.RequestWay) bool { return !w.PurposeOK }},
		{"nothing said on planning", func(*book.Book, *book.Deployment, *book.Request) {}, func(w facts.RequestWay) bool { return !w.Planned.Stated }},
		{"planned by purpose", func(_ *book.Book, d *book.Deployment, _ *book.Request) { d.Purpose = "parade" }, func(w facts.RequestWay) bool { return w.Planned.Value }},
		{"said not to be planned", func(_ *book.Book, d *book.Deployment, _ *book.Request) { d.Purpose, d.Planned = "parade", ptr(false) }, func(w facts.RequestWay) bool { return w.Planned.Stated && !w.Planned.Value }},
		{"hours of the helper's part, begun ones counted", func(_ *book.Book, d *book.Deployment, _ *book.Request) {
			d.Assignments = map[string]*book.Assignment{"a": {Units: []string{"h1"}, From: "2026-11-03T08:00", Until: "2026-11-03T09:30"}}
		}, func(w facts.RequestWay) bool { return w.Hours == 2 }},
		{"hours of the whole", func(*book.Book, *book.Deployment, *book.Request) {}, func(w facts.RequestWay) bool { return w.Hours == 16 }},
		{"immediate help would do", func(_ *book.Book, _ *book.Deployment, r *book.Request) { r.By = "supervisor" }, func(w facts.RequestWay) bool { return slices.Equal(w.Immediate, []string{"quick"}) }},
		{"not for an officer to ask", func(_ *book.Book, _ *book.Deployment, r *book.Request) { r.By = "officer" }, func(w facts.RequestWay) bool { return len(w.Immediate) == 0 }},
		{"not for so long", func(b *book.Book, _ *book.Deployment, r *book.Request) {
			r.By, b.RequestPaths["quick"].AtMostHours = "supervisor", ptr(15)
		}, func(w facts.RequestWay) bool { return len(w.Immediate) == 0 }},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := asked(t, func(b *book.Book, d *book.Deployment) {
				r := &book.Request{From: "riverton-pd", To: "harbor-pd", Kind: "mutual-aid"}
				d.Requests = map[string]*book.Request{"q": r}
				c.change(b, d, r)
			})
			if w := f.RequestWays[0]; !c.want(w) {
				t.Errorf("%+v", w)
			}
		})
	}
}

func TestDeclaredEmergency(t *testing.T) {
	for _, c := range []struct {
		name string
		d    book.Declaration
		by   string
		want bool
	}{
		{"for the place itself", book.Declaration{Place: "city-hall", From: "2026-11-03"}, "", true},
		{"for a wider place", book.Declaration{Place: "ST", From: "2026-11-03"}, "state", true},
		{"by the wrong government", book.Declaration{Place: "riverton", From: "2026-11-03"}, "state", false},
		{"for another place", book.Declaration{Place: "elsewhere", From: "2026-11-03"}, "", false},
		{"later", book.Declaration{Place: "ST", From: "2026-11-04"}, "", false},
		{"run out before the end", book.Declaration{Place: "ST", From: "2026-11-01", Until: "2026-11-03T12:00"}, "", false},
		{"until the day itself", book.Declaration{Place: "ST", From: "2026-11-01", Until: "2026-11-03"}, "", true},
	} {
		f := asked(t, func(b *book.Book, d *book.Deployment) {
			b.RequestPaths["plan"].EmergencyOnly, b.RequestPaths["plan"].DeclaredBy = true, c.by
			d.Declarations = map[string]*book.Declaration{"e": &c.d}
			d.Requests = map[string]*book.Request{"q": {From: "riverton-pd", To: "harbor-pd", Kind: "mutual-aid"}}
		})
		if got := f.RequestWays[0].Declared; got != c.want {
			t.Errorf("%s: declared %t", c.name, got)
		}
	}
}

func TestWhoComesUnasked(t *testing.T) {
	f := asked(t, func(b *book.Book, d *book.Deployment) {
		b.Agencies["bay-sheriff"].Coordinates = map[string][]string{"operational-area": {"bay"}}
		d.Units["s1"] = &book.Unit{Agency: "bayside-pd"}
		d.Requests = map[string]*book.Request{"q": {From: "riverton-pd", To: "bay-sheriff"}}
		d.Offers = map[string]*book.Offer{"o": {By: "hilltop-pd"}, "p": {By: "patrol", Declined: true}}
	})
	got := map[string]bool{}
	for _, h := range f.Helpers {
		got[h.Agency] = h.Asked
	}
	// Bayside PD was sent by the sheriff, who was asked.
	want := map[string]bool{"bay-sheriff": true, "bayside-pd": true, "harbor-pd": false, "hilltop-pd": false}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("asked (-want +got):\n%s", diff)
	}
}

func TestRecalls(t *testing.T) {
	f := asked(t, func(_ *book.Book, d *book.Deployment) {
		d.Assignments = map[string]*book.Assignment{
			"early": {Units: []string{"h1"}, Until: "2026-11-03T10:00"}, "late": {Units: []string{"h1"}, From: "2026-11-03T10:00"},
		}
		d.Offers = map[string]*book.Offer{
			"a": {By: "harbor-pd", Recalled: "2026-11-03T12:00"}, "b": {By: "bay-sheriff", Recalled: "2026-11-02"},
			"c": {By: "patrol", Recalled: "2026-11-04"}, "d": {By: "far-pd", Recalled: "2026-11-02", Declined: true},
		}
	})
	want := []facts.Recall{
		{Book: "elections", Deployment: "day", Path: "deployments.day.offers.a", Agency: "harbor-pd", On: "2026-11-03T12:00:00-08:00", Assignments: []string{"late"}},
		{Book: "elections", Deployment: "day", Path: "deployments.day.offers.b", Agency: "bay-sheriff", On: "2026-11-02", BeforeStart: true, Assignments: []string{}},
	}
	if diff := cmp.Diff(want, f.Recalls); diff != "" {
		t.Errorf("recalls (-want +got):\n%s", diff)
	}
}

func TestTasksThatDoNotBelong(t *testing.T) {
	f := asked(t, func(b *book.Book, d *book.Deployment) {
		b.Actions = arsenal()
		b.Agreements["mou"].Excludes = []string{"raids"}
		d.Purpose = "traffic"
		d.Requests = map[string]*book.Request{"q": {From: "riverton-pd", To: "harbor-pd", Kind: "mutual-aid", Tasks: []string{"pepper-ball", "cs", "gear"}}}
		d.Assignments = map[string]*book.Assignment{"a": {Units: []string{"h1"}, Tasks: []string{"kinetic"}}}
	})
	type doubt struct {
		task, ruledOut string
		expected       bool
		ways           []string
	}
	var got []doubt
	for _, d := range f.TaskDoubts {
		got = append(got, doubt{d.Task, d.RuledOut.Value, d.Expected, append(d.Ways, d.Agreements...)})
	}
	want := []doubt{{"cs", "raids", false, []string{"plan", "mou"}}, {"gear", "", false, []string{}}}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(doubt{})); diff != "" {
		t.Errorf("doubts (-want +got):\n%s", diff)
	}
}

func TestOutsideHelp(t *testing.T) {
	f := asked(t, func(_ *book.Book, d *book.Deployment) {
		d.Units = map[string]*book.Unit{"r1": {Agency: "riverton-pd", Officers: ptr(30)}, "r2": {Agency: "riverton-pd", Officers: ptr(12)}}
		d.Needs = map[string]*book.Need{
			"day":   {Title: "day", Officers: ptr(40), Ends: "2026-11-03T18:00"},
			"noon":  {Title: "noon", Officers: ptr(25), Starts: "2026-11-03T11:00", Ends: "2026-11-03T14:00"},
			"night": {Title: "night", Officers: ptr(50), Starts: "2026-11-03T18:00"},
			"cars":  {Title: "cars"},
		}
		d.Plan = &book.Plan{Contingency: ptr(false)}
	})
	h := f.OutsideHelp[0]
	if h.Needed != facts.Say(65) || h.Own != facts.Say(42) || h.Contingency != facts.Say(false) || h.PlanPath != "deployments.day.plan" {
		t.Errorf("%+v", h)
	}
}
