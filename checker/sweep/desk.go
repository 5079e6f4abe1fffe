package sweep

import "sync"

// Desk hands out work to several workers so that each stays with an action as
// long as it can: what it has learnt of the agencies there serves it again.
type Desk struct {
	lock  sync.Mutex
	piles [][][]int // of each worker
}

// NewDesk lays out units in about so many pieces for each worker.
func (s *Survey) NewDesk(units []int, workers, pieces int) *Desk {
	all := s.Stretches(units, workers*pieces)
	d := &Desk{piles: make([][][]int, workers)}
	for i := range workers {
		d.piles[i] = all[len(all)*i/workers : len(all)*(i+1)/workers]
	}
	return d
}

// Next is what a worker does next: of its own pile, or the last of the highest;
// nil where nothing is left.
func (d *Desk) Next(worker int) (units []int) {
	d.lock.Lock()
	defer d.lock.Unlock()
	if own := d.piles[worker]; len(own) > 0 {
		d.piles[worker] = own[1:]
		return own[0]
	}
	highest := 0
	for i, pile := range d.piles {
		if len(pile) > len(d.piles[highest]) {
			highest = i
		}
	}
	pile := d.piles[highest]
	if len(pile) == 0 {
		return nil
	}
	d.piles[highest] = pile[:len(pile)-1]
	return pile[len(pile)-1]
}
