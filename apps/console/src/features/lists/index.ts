export * from '../../ui/list'
