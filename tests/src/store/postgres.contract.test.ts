import { afterAll, beforeAll, describe } from 'vitest';
import { type Cluster, canServe, findPostgres, startCluster } from '../support/postgres.ts';
import { contract } from './contract.ts';

const BIN = findPostgres();

describe.runIf(canServe(BIN))('a store in PostgreSQL', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster(BIN ?? '');
  }, 120_000);
  afterAll(() => cluster.stop(), 120_000);
  contract({ place: () => cluster.fresh() });
});
