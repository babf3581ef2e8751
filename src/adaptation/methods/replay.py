def replay(past):
    """Experience replay: the remembered points with their labels."""
    return past.hard(past.unanchored(), past.memory)
