package briefing

func (b *builder) timeline() Timeline { return Timeline{} }
