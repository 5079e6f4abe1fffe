package evidence

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// stretchesOf gives the needs' stretches after a change to the election day.
func capacityOf(t *testing.T, change func(*book.Book, *book.Deployment)) facts.Capacity {
	t.Helper()
	f := built(t, func(b *book.Book) {
		b.Actions = map[string]*book.Action{
			"kinetic": {Name: "kinetic", Topic: "crowd-control"},
			"foam":    {Name: "foam", Topic: "crowd-control", In: []string{"kinetic"}, Carried: true},
			"traffic": {Name: "traffic", Topic: "roles"},
		}
		change(b, b.Deployments["day"])
	})
	return only(t, f.Capacity, func(facts.Capacity) bool { return true })
}

func TestCapacity(t *testing.T) {
	whole := from("06:00", "22:00")
	for name, c := range map[string]struct {
		change func(*book.Book, *book.Deployment)
		kind   string
		want   []facts.CapacityStretch
	}{
		"officers of all, and one unit whose number is not stated": {
			func(_ *book.Book, d *book.Deployment) {
				d.Needs = map[string]*book.Need{"n": {Title: "n", Officers: ptr(40)}}
				d.Units["h1"].Officers, d.Units["r1"].Officers = ptr(12), ptr(10)
			}, "officers", []facts.CapacityStretch{{During: whole, Needed: 40, Has: 22, Unknown: []string{"bay-sheriff"}}},
		},
		"from one agency, until it calls its officers back": {
			func(_ *book.Book, d *book.Deployment) {
				d.Needs = map[string]*book.Need{"n": {Title: "n", Officers: ptr(12), From: "harbor-pd"}}
				d.Units["h1"].Officers = ptr(12)
				d.Offers = map[string]*book.Offer{"o": {By: "harbor-pd", Recalled: "2026-11-03T18:00"}}
			}, "officers", []facts.CapacityStretch{
				{During: from("06:00", "18:00"), Needed: 12, Has: 12, Unknown: []string{}},
				{During: from("18:00", "22:00"), Needed: 12, Has: 0, Unknown: []string{}},
			},
		},
		"what an agency offers counts while it has no unit": {
			func(_ *book.Book, d *book.Deployment) {
				d.Needs = map[string]*book.Need{"n": {Title: "n", Officers: ptr(10), From: "harbor-pd"}}
				delete(d.Units, "h1")
				d.Offers = map[string]*book.Offer{"o": {By: "harbor-pd", Officers: ptr(8)}}
			}, "officers", []facts.CapacityStretch{{During: whole, Needed: 10, Has: 8, Unknown: []string{}}},
		},
		"a task, while somebody is on it": {
			func(_ *book.Book, d *book.Deployment) {
				d.Needs = map[string]*book.Need{"n": {Title: "n", Items: []string{"traffic"}}}
				d.Assignments = map[string]*book.Assignment{"a": {Title: "a", Units: []string{"h1"}, Tasks: []string{"traffic"}, Until: "2026-11-03T12:00"}}
			}, "tasks", []facts.CapacityStretch{
				{During: from("06:00", "12:00"), Needed: 1, Has: 1, Unknown: []string{}},
				{During: from("12:00", "22:00"), Needed: 1, Has: 0, Unknown: []string{}},
			},
		},
		"pieces by inventory, by count and by loan": {
			func(b *book.Book, d *book.Deployment) {
				b.Agencies["harbor-pd"].Equipment = map[string]*book.Equipment{"stock": {Title: "stock", Item: "foam"}}
				d.Needs = map[string]*book.Need{"n": {Title: "n", Items: []string{"kinetic"}, Quantity: ptr(100)}}
				d.Units["h1"].Equipment = map[string]int{"stock": 30}
				d.Units["b1"].Rounds = map[string]int{"foam": 20}
				d.Transfers = map[string]*book.Transfer{"t": {From: "harbor-pd", To: "riverton-pd", Items: []string{"foam"}, Quantity: ptr(5)}}
			}, "equipment", []facts.CapacityStretch{{During: whole, Needed: 100, Has: 55, Unknown: []string{}}},
		},
		"what is carried without a number may be enough": {
			func(_ *book.Book, d *book.Deployment) {
				d.Needs = map[string]*book.Need{"n": {Title: "n", Items: []string{"foam"}, Quantity: ptr(10)}}
				d.Units["h1"].Carries = []string{"foam"}
			}, "equipment", []facts.CapacityStretch{{During: whole, Needed: 10, Has: 1, Unknown: []string{"harbor-pd"}}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			got := capacityOf(t, c.change)
			for i, s := range got.Stretches {
				sum := 0
				for _, b := range s.By {
					sum += b.Has
				}
				if sum != s.Has {
					t.Errorf("%+v: what each agency brings adds up to %d", s, sum)
				}
				got.Stretches[i].By = nil
			}
			if diff := cmp.Diff(c.want, got.Stretches); diff != "" || got.Kind != c.kind {
				t.Errorf("%s (-want +got):\n%s", got.Kind, diff)
			}
		})
	}
}

func TestWithdrawn(t *testing.T) {
	got := capacityOf(t, func(_ *book.Book, d *book.Deployment) {
		d.Needs = map[string]*book.Need{"n": {Title: "n", Items: []string{"traffic"}}}
		d.Requests = map[string]*book.Request{"r": {From: "riverton-pd", To: "harbor-pd", Tasks: []string{"foam"}}}
		d.Offers = map[string]*book.Offer{
			"asked for something else": {By: "harbor-pd", Declined: true},
			"declined":                 {By: "bay-sheriff", Declined: true},
			"comes without":            {By: "bay-sheriff", Tasks: []string{"foam"}, Declines: []string{"traffic"}},
			"called back":              {By: "bay-sheriff", Tasks: []string{"traffic"}, Recalled: "2026-11-03T18:00"},
			"stands":                   {By: "bay-sheriff", Tasks: []string{"traffic"}},
		}
	})
	var why []string
	for _, w := range got.Withdrawn {
		why = append(why, w.Offer+": "+w.Why)
	}
	if diff := cmp.Diff([]string{"called back: recalled", "comes without: declines", "declined: declined"}, why); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestEquipmentUses(t *testing.T) {
	f := built(t, func(b *book.Book) {
		b.Purposes = map[string]*book.Purpose{"election": {Title: "an election", In: []string{"event"}}}
		b.Agencies["harbor-pd"].Equipment = map[string]*book.Equipment{
			"truck":  {Title: "truck", OnlyFor: []string{"event"}, TrainedOnly: ptr(true), Course: "driver", Trained: ptr(9), Expires: "2026-11-02"},
			"device": {Title: "device", OnlyFor: []string{"disaster"}, Expires: "2026-11-03"},
		}
		d := b.Deployments["day"]
		d.Until = "2026-11-04T02:00"
		d.Units["h1"].Equipment = map[string]int{"truck": 1}
		d.Units["h1"].Classes = map[string]*book.OfficerClass{
			"drivers": {Officers: 2, Courses: []book.CourseTaken{{Course: "driver"}}}, "others": {Officers: 5},
		}
		d.Transfers = map[string]*book.Transfer{"t": {From: "harbor-pd", To: "riverton-pd", Equipment: []string{"device"}}}
	})
	truck := only(t, f.EquipmentUses, func(u facts.EquipmentUse) bool { return u.Equipment == "truck" })
	if !truck.PurposeOK || truck.Trained != facts.Say(2) || !truck.Expired || truck.Expiring {
		t.Errorf("truck: %+v", truck)
	}
	device := only(t, f.EquipmentUses, func(u facts.EquipmentUse) bool { return u.Equipment == "device" })
	if device.PurposeOK || device.Trained.Stated || device.Expired || !device.Expiring || device.User != "riverton-pd" {
		t.Errorf("device: %+v", device)
	}
}
