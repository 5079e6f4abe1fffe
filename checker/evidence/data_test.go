package evidence

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// The county's dispatch reaches Riverton and Harbor; of Bay County nothing is
// known.
func TestData(t *testing.T) {
	f := built(t, func(b *book.Book) {
		wired(b)
		b.Agencies["riverton-pd"].Data = &book.DataSystems{CAD: []string{"County CAD", "Old CAD"}, Video: []string{}}
		b.Agencies["harbor-pd"].Data = &book.DataSystems{CAD: []string{"Harbor CAD"}}
		d := b.Deployments["day"]
		d.Command = &book.Command{Positions: map[string]*book.Position{"ic": {Title: "incident-commander", Agency: "riverton-pd"}, "ops": {}}}
		d.Radio.Data = map[string]*book.DataLink{
			"eyes":  {Title: "Cameras", Use: "video", System: "Eye", Members: []string{"r1"}},
			"calls": {Title: "Dispatch", Use: "cad", System: "County CAD", Members: []string{"ic", "h1", "b1", "ops", "h1"}},
		}
	})
	links := []facts.DataLink{
		{Book: "elections", Deployment: "day", ID: "calls", Path: "deployments.day.radio.data.calls", Title: "Dispatch", Use: "cad", Members: []string{"b1", "h1", "ic", "ops"}},
		{Book: "elections", Deployment: "day", ID: "eyes", Path: "deployments.day.radio.data.eyes", Title: "Cameras", Use: "video", Members: []string{"r1"}},
	}
	if diff := cmp.Diff(links, f.DataLinks); diff != "" {
		t.Errorf("links (-want +got):\n%s", diff)
	}
	type row struct {
		Link, Member, Path, Agency string
		Known, Access              bool
	}
	want := []row{
		{"calls", "b1", "deployments.day.units.b1", "bay-sheriff", false, false},
		{"calls", "h1", "deployments.day.units.h1", "harbor-pd", true, false},
		{"calls", "ic", "deployments.day.command.positions.ic", "riverton-pd", true, true},
		{"calls", "ops", "deployments.day.command.positions.ops", "", false, false},
		{"eyes", "r1", "deployments.day.units.r1", "riverton-pd", true, false},
	}
	var got []row
	for _, m := range f.DataMembers {
		got = append(got, row{m.Link, m.Member, m.MemberPath, m.Agency, m.Known, m.Access})
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("members (-want +got):\n%s", diff)
	}
}

func TestDispatch(t *testing.T) {
	cad := func(systems ...string) *book.DataSystems { return &book.DataSystems{CAD: systems} }
	for _, c := range []struct {
		name   string
		change func(b *book.Book)
		want   facts.Dispatch
	}{
		{"nobody says", func(*book.Book) {}, facts.Dispatch{Agencies: []string{}}},
		{"one says", func(b *book.Book) { b.Agencies["harbor-pd"].Data = cad("A") }, facts.Dispatch{Agencies: []string{"harbor-pd"}, Common: true}},
		{"they differ", func(b *book.Book) {
			b.Agencies["harbor-pd"].Data, b.Agencies["riverton-pd"].Data = cad("A"), cad("B", "C")
		}, facts.Dispatch{Agencies: []string{"riverton-pd", "harbor-pd"}}},
		{"they meet", func(b *book.Book) {
			b.Agencies["harbor-pd"].Data, b.Agencies["riverton-pd"].Data = cad("A", "C"), cad("B", "C")
		}, facts.Dispatch{Agencies: []string{"riverton-pd", "harbor-pd"}, Common: true}},
		{"two meet, and not all three", func(b *book.Book) {
			b.Agencies["harbor-pd"].Data, b.Agencies["riverton-pd"].Data = cad("A", "C"), cad("B", "C")
			b.Agencies["bay-sheriff"].Data = cad("A", "B")
		}, facts.Dispatch{Agencies: []string{"riverton-pd", "bay-sheriff", "harbor-pd"}}},
		{"one has none", func(b *book.Book) {
			b.Agencies["harbor-pd"].Data, b.Agencies["riverton-pd"].Data = cad("A"), &book.DataSystems{CAD: []string{}}
		}, facts.Dispatch{Agencies: []string{"riverton-pd", "harbor-pd"}}},
		{"the plan has one", func(b *book.Book) {
			b.Deployments["day"].Radio.Data = map[string]*book.DataLink{"x": {Use: "cad"}, "y": {Use: "video"}}
		}, facts.Dispatch{Agencies: []string{}, Planned: true}},
		{"the plan has something else", func(b *book.Book) {
			b.Deployments["day"].Radio.Data = map[string]*book.DataLink{"y": {Use: "video"}}
		}, facts.Dispatch{Agencies: []string{}}},
	} {
		f := built(t, func(b *book.Book) {
			wired(b)
			c.change(b)
		})
		c.want.Book, c.want.Deployment, c.want.Path = "elections", "day", "deployments.day.radio"
		if diff := cmp.Diff([]facts.Dispatch{c.want}, f.Dispatch); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestChannelPairs(t *testing.T) {
	plain := func(name string, rx float64) *book.Channel {
		return &book.Channel{Name: name, RX: rx, Band: "vhf", Mode: "analog"}
	}
	for _, c := range []struct {
		name  string
		other *book.Channel
		same  bool
		names bool
	}{
		{"strangers", plain("B", 156), false, false},
		{"two names", plain("B", 155), true, false},
		{"one name", plain("a", 156), false, true},
		{"written twice", plain("A", 155), false, false},
		{"on two tones", &book.Channel{Name: "B", RX: 155, Band: "vhf", Mode: "analog", Tone: ptr(100.0)}, false, false},
		{"with a repeater", &book.Channel{Name: "B", RX: 155, TX: ptr(156.0), Band: "vhf", Mode: "analog"}, false, false},
		{"encrypted", &book.Channel{Name: "B", RX: 155, Band: "vhf", Mode: "analog", Encryption: "K"}, false, false},
		{"another mode", &book.Channel{Name: "B", RX: 155, Band: "vhf", Mode: "p25"}, false, false},
		{"a talkgroup", &book.Channel{Name: "B", RX: 155, Band: "vhf", Mode: "analog", System: "S", Talkgroup: "1"}, false, false},
		{"out of its band", plain("a", 456), false, false},
	} {
		b := elections()
		a := plain("A", 155)
		a.Tone = ptr(150.0)
		b.Channels = map[string]*book.Channel{"a": a, "b": c.other, "table": plain("A", 157)}
		b.Deployments["day"].Radio = &book.RadioPlan{Nets: map[string]*book.Net{"n": {Channel: "b"}}}
		located := &book.Located{Dir: "x", Book: b, Locations: book.NewLocations(map[string]book.Location{
			"channels.a": {File: "x/radio.cue"}, "channels.b": {File: "x/radio.cue"}, "channels.table": {File: "roe:library/channels.cue"},
		})}
		f, err := Build([]*book.Located{located}, Options{Today: today})
		if err != nil {
			t.Fatal(err)
		}
		want := []facts.ChannelPair{}
		if c.same || c.names {
			want = append(want, facts.ChannelPair{Book: "x", Path: "channels.a", OtherPath: "channels.b", Channels: []string{"a", "b"},
				SameName: c.names, Same: c.same, Used: true})
		}
		if diff := cmp.Diff(want, f.ChannelPairs); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

// To fall back to another net's very channel is to join it; to another channel
// on its frequency is a fault.
func TestFallbacks(t *testing.T) {
	for _, c := range []struct {
		fallback string
		want     []facts.Reuse
	}{
		{"UTAC41", []facts.Reuse{}},
		{"VTAC14", []facts.Reuse{}},
		{"VTAC36", []facts.Reuse{{
			Book: "elections", Deployment: "day", Path: "deployments.day.radio.nets.tac.fallback", OtherPath: "deployments.day.radio.nets.two.channel",
			Nets: []string{"tac", "two"}, Channels: []string{"VTAC36", "VTAC14"}, MHz: 159.4725, Fallback: true,
		}}},
	} {
		f := built(t, func(b *book.Book) {
			wired(b)
			p := b.Deployments["day"].Radio
			p.Nets["tac"].Fallback, p.Nets["two"] = c.fallback, &book.Net{Channel: "VTAC14", Members: []string{"r1"}}
		})
		if diff := cmp.Diff(c.want, f.Reuse); diff != "" {
			t.Errorf("fallback %s (-want +got):\n%s", c.fallback, diff)
		}
	}
}
