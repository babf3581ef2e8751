def combined(past):
    """Old predictions on one part of the memory, labels on the other, curvature for the rest."""
    soft, hard, seen, share = [], [], 0, OPTIONS["combined.replayShare"]
    for i in past.memory:
        replayed = False
        if i not in past.touched:
            seen += 1
            replayed = np.floor(share * seen + 1e-9) > np.floor(share * (seen - 1) + 1e-9)
        (hard if replayed else soft).append(i)
    rest = past.curvature(OPTIONS["combined.curvature"], without=set(past.memory))
    objective = past.anchored(plus(OPTIONS["combined.strength"] * rest, past.delta))
    return past.hard(past.soft(objective, np.array(soft, dtype=int)), np.array(hard, dtype=int))
