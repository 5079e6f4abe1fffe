package load

import "testing"

func TestFull(t *testing.T) {
	r := loadClean(t, "testdata/full")
	t.Log(text(r.Notes, "note "))
	b := r.Books[0]
	t.Log(len(b.Book.Instruments), len(b.Locations), b.Sensitive)
}
